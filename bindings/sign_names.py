"""Whether the signs that a profile waits for are known here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from string import ascii_lowercase

from bindings.checks import Finding
from bindings.model.profile import BindingModel
from bindings.model.triggers import SignTrigger
from bindings.problems import Suggest
from gestures.registry import GESTURES, is_once

_SHORTEST = 5
"""Letters of a name from which one wrong letter is taken for a slip."""


def check_sign(
    binding: BindingModel, known: Collection[str] | None, suggest: Suggest
) -> Iterator[Finding]:
    """Yield what is wrong with the sign of a binding, if it waits for one.

    known: the signs that can be recognised here; None where nobody can tell. A name that is one
    slip away from a known one is an error. Any other unknown one may be a sign that was taught
    on another machine, and is warned of.
    """
    on = binding.on
    if not isinstance(on, SignTrigger):
        return
    if on.sign in GESTURES and is_once(on.sign):
        message = f"'{on.sign}' is a gesture: call the sign otherwise"
        yield Finding(("on", "sign"), message, on_key=False)
    elif known is not None and on.sign not in known:
        yield _unknown(on.sign, known, suggest)


def _unknown(name: str, known: Collection[str], suggest: Suggest) -> Finding:
    meant = next((one for one in sorted(known) if _is_slip(name, one)), None)
    if meant is not None:
        return Finding(("on", "sign"), f"unknown sign '{name}'", suggestion=meant, on_key=False)
    message = f"nobody has taught the sign '{name}' here: isyarat teach sign {name}"
    suggestion = suggest(name, sorted(known))
    return Finding(("on", "sign"), message, "warning", suggestion, on_key=False)


def _is_slip(name: str, known: str) -> bool:
    """Tell whether one letter too much, too few, wrong or swapped with its neighbour parts them."""
    if len(known) < _SHORTEST or abs(len(name) - len(known)) > 1:
        return False
    cuts = range(len(known) + 1)
    letters = (*ascii_lowercase, "_")
    without = (known[:i] + known[i + 1 :] for i in cuts[:-1])
    swapped = (known[:i] + known[i + 1 : i + 2] + known[i : i + 1] + known[i + 2 :] for i in cuts)
    wrong = (known[:i] + letter + known[i + 1 :] for i in cuts[:-1] for letter in letters)
    longer = (known[:i] + letter + known[i:] for i in cuts for letter in letters)
    return any(name in ways for ways in (without, swapped, wrong, longer))
