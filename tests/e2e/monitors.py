"""Monitors on an X server that has one screen: RandR lets a client say what they are."""

from __future__ import annotations

from Xlib.display import Display
from Xlib.ext import randr
from Xlib.protocol import rq


class SetMonitor(rq.Request):
    """RRSetMonitor; python-xlib's own cannot be sent."""

    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(43),
        rq.RequestLength(),
        rq.Window("window"),
        rq.Card32("name"),
        rq.Bool("primary"),
        rq.Bool("automatic"),
        rq.LengthOf("outputs", 2),
        rq.Int16("x"),
        rq.Int16("y"),
        rq.Card16("width"),
        rq.Card16("height"),
        rq.Card32("width_mm"),
        rq.Card32("height_mm"),
        rq.List("outputs", rq.Card32Obj),
    )


def plug(
    display: Display, name: str, x: int, y: int, width: int, height: int, *, primary: bool = False
) -> None:
    """Add a monitor. The primary one takes the server's output, whose own monitor then goes."""
    root = display.screen().root
    SetMonitor(
        display=display.display,
        opcode=display.display.get_extension_major(randr.extname),
        window=root,
        name=display.intern_atom(name),
        primary=primary,
        automatic=False,
        x=x,
        y=y,
        width=width,
        height=height,
        width_mm=round(width * 0.26),
        height_mm=round(height * 0.26),
        outputs=list(root.xrandr_get_screen_resources().outputs) if primary else [],
    )
    display.sync()


def unplug(display: Display, name: str) -> None:
    """Take a monitor away again, if it is there."""
    root, atom = display.screen().root, display.intern_atom(name)
    if any(one.name == atom for one in root.xrandr_get_monitors().monitors):
        root.xrandr_delete_monitor(atom)
        display.sync()
