"""Captions above whatever is on the screen: a client of the event stream."""
