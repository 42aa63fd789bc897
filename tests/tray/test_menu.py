"""The tray's menu for each state, and what its lines do."""

from __future__ import annotations

from dataclasses import replace

from controller.texts import Texts
from controller.tray.menu import Item, make_menu
from controller.tray.view import CameraChoice, TrayView

VIEW = TrayView(
    profile="media",
    profiles=("media", "slides"),
    camera="camera:1",
    cameras=(CameraChoice("Front", "camera:0"), CameraChoice("Back", "camera:1")),
    recent=("palm begin",),
)


class Orders:
    """Commands that notes what it was asked."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def pause(self) -> None:
        self.log.append("pause")

    def resume(self) -> None:
        self.log.append("resume")

    def use_profile(self, name: str) -> None:
        self.log.append(f"profile {name}")

    def use_camera(self, source: str) -> None:
        self.log.append(f"camera {source}")

    def show_captions(self, shown: bool) -> None:
        self.log.append(f"captions {shown}")

    def let_clicks_through(self, on: bool) -> None:
        self.log.append(f"clicks through {on}")

    def open_monitor(self) -> None:
        self.log.append("monitor")

    def edit_bindings(self) -> None:
        self.log.append("edit")

    def open_setup(self) -> None:
        self.log.append("setup")

    def show_help(self) -> None:
        self.log.append("help")

    def quit(self) -> None:
        self.log.append("quit")


def lines(items: tuple[Item, ...], indent: str = "") -> list[str]:
    """Return a menu as text: a tick for what is on, a dash for a separator."""
    found = []
    for item in items:
        tick = {"none": "", "check": "[x] ", "radio": "(x) "}[item.mark]
        found.append(indent + (tick if item.on else tick.replace("x", " ")) + (item.text or "-"))
        found += lines(item.menu, indent + "  ")
    return found


def test_the_menu_of_a_run() -> None:
    assert lines(make_menu(VIEW, Orders(), Texts("en"))) == [
        "Isyarat: looking for hands",
        "Pause",
        "-",
        "Profile",
        "  (x) media",
        "  ( ) slides",
        "Camera",
        "  ( ) Front",
        "  (x) Back",
        "[ ] Captions",
        "-",
        "Monitor",
        "Edit bindings",
        "Setup…",
        "Recent events",
        "  palm begin",
        "Help",
        "-",
        "Quit",
    ]


def test_the_menu_of_a_run_that_is_paused_or_in_trouble() -> None:
    paused = lines(make_menu(TrayView(mood="paused", captions=True), Orders(), Texts("id")))
    assert paused[:2] == ["Isyarat: dijeda", "Lanjutkan"]
    assert "[x] Teks" in paused
    assert "  tidak ada kamera" in paused
    trouble = lines(make_menu(TrayView(mood="error", trouble="no camera"), Orders(), Texts("en")))
    assert trouble[0] == "Isyarat: in trouble (no camera)"


def test_captions_on_the_screen_can_be_clicked_through() -> None:
    view = TrayView(captions=True, click_through=True)
    assert "[x] Clicks pass through captions" in lines(make_menu(view, Orders(), Texts("en")))


def test_a_click_on_each_line() -> None:
    orders = Orders()

    def click(items: tuple[Item, ...]) -> None:
        for item in items:
            if item.do is not None:
                item.do()
            click(item.menu)

    click(make_menu(replace(VIEW, captions=True), orders, Texts("en")))
    assert orders.log == [
        "pause",
        "profile media",
        "profile slides",
        "camera camera:0",
        "camera camera:1",
        "captions False",
        "clicks through True",
        "monitor",
        "edit",
        "setup",
        "help",
        "quit",
    ]
