"""Training of the network that tells the words of BISINDO apart."""
