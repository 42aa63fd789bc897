"""Figures as PNG. matplotlib is imported here only, and without a screen."""
