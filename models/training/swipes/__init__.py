"""Training the verifier of swipes, and measuring the recogniser."""
