"""What a swipe is made of: trails of palms, runs in one direction, evidence, objections."""
