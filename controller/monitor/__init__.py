"""The live view of the running program: a window, fed over the local socket."""
