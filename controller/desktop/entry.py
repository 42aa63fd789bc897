"""Desktop entries. Source: Desktop Entry Specification 1.5."""

from __future__ import annotations

_RESERVED = " \t\n\"'\\><~|&;$*?#()`"


def desktop_entry(command: list[str]) -> str:
    """Return the text of a desktop entry that runs the command."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=Isyarat\n"
        "Comment=Drive your computer with your hands\n"
        "Comment[id]=Kendalikan komputer dengan tangan Anda\n"
        f"Exec={' '.join(map(_quoted, command))}\n"
        "Icon=isyarat\n"
        "Terminal=false\n"
        "Categories=Utility;Accessibility;\n"
    )


def _quoted(argument: str) -> str:
    """Quote an argument of Exec (section "The Exec key")."""
    argument = argument.replace("%", "%%")
    if not any(character in _RESERVED for character in argument):
        return argument
    for character in '\\"`$':
        argument = argument.replace(character, "\\" + character)
    # The value is a string of the file first, in which a backslash is written twice.
    return '"' + argument.replace("\\", "\\\\") + '"'
