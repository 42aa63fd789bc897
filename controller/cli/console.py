"""How the commands talk to a person: tables on stdout, remarks on stderr."""

from __future__ import annotations

from rich.console import Console

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def in_words(action: object) -> str:
    """Return ``key Right`` for ``{"key": "Right"}``."""
    if not isinstance(action, dict):
        return str(action)
    return ", ".join(f"{kind} {argument}" for kind, argument in action.items())


def describe_line(line: dict[str, object]) -> str | None:
    """Return one event or action line in words, or None for what would only be noise."""
    if line["kind"] == "action":
        done = f"{line['binding']}: {in_words(line['do'])}"
        return f"{line['t']:8.2f} s    -> {done} ({line['latency_ms']} ms)"
    if line["phase"] == "hold":
        return None
    return (
        f"{line['t']:8.2f} s  {line['name']} {line['phase']} "
        f"({line['hand']} hand, {line['confidence']:.2f})"
    )


class HumanLines:
    """Writes events and actions in words."""

    def __init__(self, console: Console = err) -> None:
        self._console = console

    def emit(self, line: dict[str, object]) -> None:
        text = describe_line(line)
        if text is not None:
            self._console.print(text, markup=False, soft_wrap=True)
