"""Signs of BISINDO: letters and words."""
