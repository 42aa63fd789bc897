"""The written form of a profile, as pydantic checks it."""
