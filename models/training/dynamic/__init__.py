"""Measures clicks, drags, zoom, rotate and scroll."""
