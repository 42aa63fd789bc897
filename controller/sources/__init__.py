"""Where frames come from: a camera, a clip, a recording of landmarks."""
