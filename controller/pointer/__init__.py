"""The hand as a mouse."""
