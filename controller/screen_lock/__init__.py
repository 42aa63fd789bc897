"""Whether the screen is locked, so that nobody's hands act behind the lock."""
