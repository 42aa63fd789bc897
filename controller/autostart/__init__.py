"""Starting with the desktop session."""
