"""Rebuilds the MediaPipe bundles of ``models/assets`` byte for byte from a published wheel."""
