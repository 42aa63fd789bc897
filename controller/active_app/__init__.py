"""Which application has the keyboard, for bindings with ``when: apps``."""
