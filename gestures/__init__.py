"""Recognition of hand gestures from landmarks: no camera, no screen, no clock, numpy only."""
