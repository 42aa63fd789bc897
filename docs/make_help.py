"""Writes controller/help/*.html, what the tray's Help opens, from the pages of this folder.

python docs/make_help.py

Each page is one file that needs neither network nor other files; pictures are inside.
"""

from __future__ import annotations

import base64
import itertools
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).resolve().parent
HELP = DOCS.parent / "controller" / "help"
PAGES = ("guide", "bindings", "captions", "signs", "monitor", "pointer")

_STYLE = """\
:root { color-scheme: light dark; --back: #fbfaf8; --text: #22252a; --pale: #5b6470;
  --line: #d8d6d0; --code: #f0eee9; --link: #00598c; }
@media (prefers-color-scheme: dark) { :root { --back: #191b1f; --text: #e4e3df; --pale: #a3abb5;
  --line: #3a3e45; --code: #24272c; --link: #7cc4f0; } }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 50rem; background: var(--back);
  color: var(--text); font: 1.05rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 2.2rem 0 .6rem; }
a:link, a:visited { color: var(--link); }
nav { color: var(--pale); }
nav.pages { border-bottom: 1px solid var(--line); padding-bottom: .6rem; }
nav.pages > * { margin-right: 1.2rem; }
code { background: var(--code); border-radius: .25rem; padding: .1em .3em; font-size: .9em; }
pre { background: var(--code); border-radius: .4rem; padding: .8rem 1rem; overflow-x: auto;
  line-height: 1.45; }
pre code { background: none; padding: 0; font-size: .85em; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .8rem .35rem 0; text-align: left;
  vertical-align: top; }
img { max-width: 100%; border-radius: .4rem; }
"""


def page(name: str) -> str:
    """Return the text of one page."""
    markdown = MarkdownIt("commonmark").enable("table")
    tokens = markdown.parse((DOCS / f"{name}.md").read_text("utf-8"))
    for token in tokens:
        for child in token.children or ():
            _keep_inside(child)
    headings = [*_mark_headings(tokens)]
    body = markdown.renderer.render(tokens, markdown.options, {})
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Isyarat: {escape(_title(name))}</title>\n<style>\n{_STYLE}</style>\n</head>",
            f'<body>\n<nav class="pages">{_page_links(name)}</nav>',
            f"<nav>\n<ul>\n{_contents(headings)}\n</ul>\n</nav>",
            f"<main>\n{body}</main>\n</body>\n</html>\n",
        ]
    )


def _title(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8").partition("\n")[0].removeprefix("# ")


def _page_links(here: str) -> str:
    return "\n".join(
        f"<strong>{escape(_title(name))}</strong>"
        if name == here
        else f'<a href="{name}.html">{escape(_title(name))}</a>'
        for name in PAGES
    )


def _contents(headings: list[tuple[str, str]]) -> str:
    return "\n".join(
        f'<li><a href="#{anchor}">{escape(text)}</a></li>' for anchor, text in headings
    )


def _mark_headings(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Give each heading of the second rank an anchor; yields anchor and text."""
    for token, inline in itertools.pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            text = "".join(child.content for child in inline.children or ())
            anchor = re.sub(r"[^\w-]", "", text.lower().replace(" ", "-"))
            token.attrSet("id", anchor)
            yield anchor, text


def _keep_inside(token: Token) -> None:
    """Put a picture into the page; point links to the other pages, those there are."""
    if token.type == "image":
        picture = (DOCS / str(token.attrGet("src"))).read_bytes()
        token.attrSet("src", f"data:image/png;base64,{base64.b64encode(picture).decode()}")
    elif token.type == "link_open":
        target, mark, anchor = str(token.attrGet("href")).partition("#")
        name = target.removesuffix(".md")
        if name in PAGES:
            token.attrSet("href", f"{name}.html{mark}{anchor}")
        elif target and "://" not in target:
            del token.attrs["href"]


if __name__ == "__main__":
    HELP.mkdir(exist_ok=True)
    for each in PAGES:
        (HELP / f"{each}.html").write_text(page(each), "utf-8")
