"""What a swipe is made of: trails of palms, runs in one direction, proposals, features."""
