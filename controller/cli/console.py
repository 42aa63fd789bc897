"""How the commands talk to a person: tables on stdout, remarks on stderr."""

from __future__ import annotations

from rich.console import Console

from controller.event_stream import Line

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def in_words(action: object) -> str:
    """Return ``key Right`` for ``{"key": "Right"}``."""
    if not isinstance(action, dict):
        return str(action)
    return ", ".join(f"{kind} {argument}" for kind, argument in action.items())


def line_in_words(line: Line) -> str:
    """Return an event, action, decision or change of state in words, without its time."""
    match line["kind"]:
        case "action":
            return f"  -> {line['binding']}: {in_words(line['do'])} ({line['latency_ms']} ms)"
        case "decision":
            return f"  {line['text']}"
        case "state":
            return state_in_words(line)
        case _:
            seen = f"{line['name']} {line['phase']}"
            return f"{seen} ({line['hand']} hand, {line['confidence']:.2f})"


def state_in_words(line: Line) -> str:
    """Return what has changed about the run."""
    if "profile" in line:
        return f"the profile is now '{line['profile']}'"
    match line:
        case {"paused": paused}:
            return "paused: hands are ignored" if paused else "resumed"
        case {"armed": armed}:
            return "armed" if armed else "no longer armed"
        case {"stalled": stalled}:
            return "no pictures come from the camera" if stalled else "pictures come again"
        case {"camera": camera}:
            return f"the source is now {camera}"
        case {"sentence": text, "closed": closed}:
            return f"sentence{'' if closed else ' so far'}: {text}"
        case {"error": trouble}:
            return str(trouble) or "it works again"
        case _:
            return "the run has changed"


def is_noise(line: Line) -> bool:
    """Tell whether a line only says that something goes on."""
    return line.get("phase") == "hold"


def describe_line(line: Line) -> str | None:
    """Return one line with its time, or None for what would only be noise."""
    return None if is_noise(line) else f"{line['t']:8.2f} s  {line_in_words(line)}"


class HumanLines:
    """Writes events and actions in words."""

    def __init__(self, console: Console = err) -> None:
        self._console = console

    def emit(self, line: Line) -> None:
        text = describe_line(line)
        if text is not None:
            self._console.print(text, markup=False, soft_wrap=True)
