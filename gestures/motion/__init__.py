"""Pinches, zooming, turning and scrolling."""
