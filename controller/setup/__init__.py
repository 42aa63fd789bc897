"""The guided start: a wizard without windows, and its renderings in a window and a terminal."""
