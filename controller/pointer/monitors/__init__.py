"""Which monitors there are, one file for each system."""
