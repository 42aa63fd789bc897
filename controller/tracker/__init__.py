"""Pictures to hands: MediaPipe behind an interface."""
