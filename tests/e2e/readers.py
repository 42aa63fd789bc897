"""Programs that show what a keyboard has typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from desktop import Desktop, process_group, require, wait_until
from slideshows import browser

Reader = Callable[[], str]
"""Returns the text that has arrived so far."""


@contextmanager
def xterm(desktop: Desktop, folder: Path) -> Iterator[Reader]:
    """A terminal without line editing that writes each byte down as it comes."""
    require("xterm", "stty")
    typed = folder / "xterm.txt"
    script = f"stty -icanon -echo -icrnl; exec cat -u > '{typed}'"
    command = ["xterm", "-u8", "-T", "reader", "-e", "sh", "-c", script]
    with process_group(command, env=desktop.environment):
        wait_until(lambda: typed.exists() and _focus(desktop, "reader"), 60, "xterm's window")
        yield lambda: typed.read_text(encoding="utf-8", errors="replace").replace("\r", "\n")


@contextmanager
def chromium(desktop: Desktop, folder: Path) -> Iterator[Reader]:
    """A text area in Chromium; the page's title tells what is in it."""
    page = folder / "reader.html"
    page.write_text(_PAGE, encoding="utf-8")
    with browser(desktop, f"file://{page}"):
        wait_until(
            lambda: desktop.active_window_title().startswith("ready:"), 60, "Chromium's page"
        )

        def read() -> str:
            title = desktop.active_window_title().removeprefix("ready:")
            return unquote(title.removesuffix(" - Chromium").removesuffix("|"))

        yield read


def _focus(desktop: Desktop, title: str) -> bool:
    """Give a window the focus; openbox refuses it to some new windows."""
    if desktop.active_window_title() == title:
        return True
    desktop.xdotool(
        "search", "--onlyvisible", "--name", f"^{title}$", "windowactivate", check=False
    )
    return False


_PAGE = """<!doctype html><meta charset="utf-8"><title>loading</title>
<textarea id="area" rows="10" cols="80"></textarea><script>
const area = document.getElementById("area");
const tell = () => { document.title = "ready:" + encodeURIComponent(area.value) + "|"; };
area.addEventListener("input", tell);
area.addEventListener("focus", tell);
area.focus();
</script>
"""
