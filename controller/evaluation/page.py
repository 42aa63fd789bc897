"""A report as one HTML file that needs no network: tables, and pictures inside it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path

from controller.evaluation.grids import Grid

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#20272d;max-width:72rem;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
table{border-collapse:collapse}
td,th{padding:.2rem .8rem;border-bottom:1px solid #e3e8ec;text-align:right;
font-variant-numeric:tabular-nums}
td:first-child,th:first-child,.words td,.words th{text-align:left}
th{background:#f3f6f8;font-weight:600}
img{max-width:100%;display:block}
.scroll{overflow-x:auto}
@media print{body{margin:0}}
"""


def page(title: str, about: str, grids: Sequence[Grid], pictures: Sequence[Path]) -> str:
    """Return the HTML of a report; the pictures are PNG files."""
    tables = "\n".join(map(_table, grids))
    images = "\n".join(map(_image, pictures))
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head>\n"
        f"<body>\n<h1>{escape(title)}</h1>\n<p>{escape(about)}</p>\n{tables}\n{images}\n"
        "</body>\n</html>\n"
    )


def _table(grid: Grid) -> str:
    words = ' class="words"' if len(grid.columns) == 2 else ""
    head = _row("th", grid.columns)
    body = "\n".join(_row("td", row) for row in grid.rows)
    return (
        f'<h2>{escape(grid.title)}</h2>\n<div class="scroll"><table{words}>\n'
        f"<thead>{head}</thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _row(tag: str, cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def _image(path: Path) -> str:
    name = path.stem.replace("-", " ")
    data = base64.b64encode(path.read_bytes()).decode()
    return f'<h2>{escape(name)}</h2>\n<img alt="{escape(name)}" src="data:image/png;base64,{data}">'
