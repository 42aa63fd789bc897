"""Slide decks whose slides can be told apart by their background colour."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

COLOURS = ("#c62828", "#1565c0", "#2e7d32", "#6a1b9a", "#ef6c00")
"""Backgrounds of slides 1, 2, ... The numbers on them are white."""

_TOLERANCE = 24
_SHARE = 0.5


def slide_shown(picture: NDArray[np.uint8]) -> int | None:
    """Return the number (from 1) of the slide on the screen, None when it is none.

    picture: (height, width, 3) uint8 RGB of the whole screen. A slide is there when its
    background covers more than half of it.
    """
    sample = picture[4::16, 4::16].reshape(-1, 3).astype(int)
    shares = [
        np.mean(np.abs(sample - _rgb(colour)).max(axis=1) <= _TOLERANCE) for colour in COLOURS
    ]
    best = int(np.argmax(shares))
    return best + 1 if shares[best] > _SHARE else None


def dominant_colour(picture: NDArray[np.uint8]) -> tuple[int, int, int]:
    """Return the most frequent RGB value of a picture, (height, width, 3) uint8."""
    sample = picture[4::16, 4::16].reshape(-1, 3)
    (red, green, blue), _ = Counter(map(tuple, sample.tolist())).most_common(1)[0]
    return red, green, blue


def write_impress_deck(path: Path) -> Path:
    """Write a flat OpenDocument presentation with one slide a colour."""
    styles = "".join(_FODP_STYLE.format(n=n, colour=c) for n, c in enumerate(COLOURS, 1))
    pages = "".join(_FODP_PAGE.format(n=n) for n in range(1, len(COLOURS) + 1))
    path.write_text(_FODP.format(styles=styles, pages=pages), encoding="utf-8")
    return path


def write_web_deck(path: Path) -> Path:
    """Write a web page that is a slide show: Right, Left, Home, End."""
    sections = "".join(
        f'<section style="background:{escape(colour)}">{n}</section>'
        for n, colour in enumerate(COLOURS, 1)
    )
    path.write_text(_HTML.replace("SECTIONS", sections), encoding="utf-8")
    return path


def _rgb(colour: str) -> NDArray[np.int_]:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])


_FODP = """<?xml version="1.0" encoding="UTF-8"?>
<office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:automatic-styles>
 <style:page-layout style:name="layout"><style:page-layout-properties
  fo:page-width="28cm" fo:page-height="15.75cm" fo:margin="0cm"
  style:print-orientation="landscape"/></style:page-layout>
 <style:style style:name="frame" style:family="graphic"><style:graphic-properties
  draw:fill="none" draw:stroke="none"/></style:style>
 <style:style style:name="number" style:family="paragraph">
  <style:paragraph-properties fo:text-align="center"/>
  <style:text-properties fo:font-size="220pt" fo:color="#ffffff"/></style:style>
 {styles}
</office:automatic-styles>
<office:master-styles><style:master-page style:name="plain" style:page-layout-name="layout"/>
</office:master-styles>
<office:body><office:presentation>{pages}</office:presentation></office:body>
</office:document>
"""

_FODP_STYLE = """<style:style style:name="page{n}" style:family="drawing-page">
 <style:drawing-page-properties draw:fill="solid" draw:fill-color="{colour}"
  presentation:background-visible="true" presentation:background-objects-visible="true"/>
</style:style>
"""

_FODP_PAGE = """<draw:page draw:name="slide {n}" draw:style-name="page{n}"
 draw:master-page-name="plain"><draw:frame draw:style-name="frame" svg:x="8cm" svg:y="2.9cm"
 svg:width="12cm" svg:height="10cm"><draw:text-box><text:p text:style-name="number">{n}</text:p>
 </draw:text-box></draw:frame></draw:page>
"""

_HTML = """<!doctype html>
<html><head><meta charset="utf-8"><title>slides</title><style>
html, body { margin: 0; overflow: hidden; }
section { display: none; height: 100vh; color: white; font: 40vh/100vh sans-serif;
  text-align: center; }
section.shown { display: block; }
</style></head><body>SECTIONS<script>
const slides = document.querySelectorAll("section");
let shown = 0;
function show(n) {
  shown = Math.max(0, Math.min(slides.length - 1, n));
  slides.forEach((slide, i) => slide.classList.toggle("shown", i === shown));
}
addEventListener("keydown", event => {
  const target = {ArrowRight: shown + 1, ArrowLeft: shown - 1, Home: 0, End: slides.length - 1};
  if (event.key in target) show(target[event.key]);
});
show(0);
setInterval(() => { document.title = document.hasFocus() ? "listening" : "slides"; }, 50);
</script></body></html>
"""
