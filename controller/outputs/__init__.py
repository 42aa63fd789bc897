"""Where actions go: keys, pointer, captions, speech."""
