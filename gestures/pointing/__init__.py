"""From the movement of a hand to the movement of a pointer, without knowing of any screen."""
