"""How signs, signers and sessions are called: words that are good names of folders too."""

from __future__ import annotations

import getpass
import re
import unicodedata
from datetime import datetime

from controller.errors import UsageError
from gestures.registry import GESTURES, is_once
from gestures.signs.classifier import NO_SIGN

_SIGN = re.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_LONGEST = 60


def sign_name(text: str) -> str:
    """Return a sign's name: lower-case words joined by ``_``, from how a person writes it.

    Accents go (``é`` becomes ``e``): a binding could not name the sign otherwise.
    Raises UsageError for what cannot be one.
    """
    plain = unicodedata.normalize("NFKD", text.strip().lower())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    name = "_".join(re.split(r"[\s_\-]+", letters)).strip("_")
    if not _SIGN.fullmatch(name) or len(name) > _LONGEST:
        raise UsageError(
            f"'{text}' is no name for a sign",
            "use the letters a to z, with _ between words: terima_kasih",
        )
    if name == NO_SIGN:
        raise UsageError(f"a sign cannot be called '{NO_SIGN}'", "that stands for no sign at all")
    if name in GESTURES and is_once(name):
        raise UsageError(f"'{name}' is a gesture", "call the sign otherwise")
    return name


def folder_name(text: str, what: str) -> str:
    """Return the name of a signer or a session as it is. Raises UsageError for an odd one."""
    name = text.strip()
    if not re.fullmatch(r"\w[\w.\-]*", name) or len(name) > _LONGEST or name.endswith("."):
        raise UsageError(
            f"'{text}' is no name for a {what}", "use letters, digits, '-' and '_', no spaces"
        )
    return name


def default_signer() -> str:
    """Return the name of the user of this machine, as a signer's."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # no such user, as in a bare container
        name = ""
    return re.sub(r"[^\w.\-]", "_", name).strip("._-") or "me"


def default_session(now: datetime) -> str:
    """Return the day: what is recorded on one is taken to be of one sitting."""
    return f"{now:%Y-%m-%d}"


def plain_folder_name(text: str) -> str:
    """Return the name of a file or folder as a session's, with _ for what cannot be in one."""
    name = re.sub(r"[^\w.\-]+", "_", text.partition(".")[0]).strip("._-")
    return name[:_LONGEST] or "imported"
