"""The program in the menu of the desktop, with its icon."""
