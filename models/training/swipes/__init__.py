"""Measuring the swipe recogniser on recorded hands. Nothing is fitted: its numbers are few."""
