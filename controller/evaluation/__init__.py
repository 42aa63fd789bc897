"""How well events match the truth of a clip."""
