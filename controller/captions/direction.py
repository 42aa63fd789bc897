"""Which way a text runs."""

from __future__ import annotations

import unicodedata


def is_right_to_left(text: str) -> bool:
    """Tell the direction of a paragraph from its first strong character.

    Source: Unicode Standard Annex 9, rules P2 and P3.
    """
    for character in text:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False
