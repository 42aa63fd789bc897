"""The one Qt application of this process, for every window and the tray."""
