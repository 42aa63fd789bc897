"""The action ``say``: sentences spoken by espeak-ng, one after the other."""
