"""Recordings of signs that other programs have made."""
