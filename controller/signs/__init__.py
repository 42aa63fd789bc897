"""The signs of the user: recorded, imported, taught."""
