"""``isyarat classify``: the hands in still pictures and what they show."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from controller.cli import exit_codes
from controller.cli.console import err, out

if TYPE_CHECKING:
    from controller.classify import ClassifiedHand, ClassifiedImage

COLUMNS = ("hand", "gesture", "confidence", "runner-up", "box (x, y, w, h)")


def classify(
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE...", help="Pictures to look at.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a picture.")] = False,
    mirror: Annotated[
        bool, typer.Option(help="--no-mirror: the pictures are mirror images (selfies).")
    ] = True,
) -> None:
    """Find the hands in pictures and name each one's gesture, with the runner-up."""
    table = Table(Column("picture", overflow="fold"), *COLUMNS)
    unreadable = False
    for image in _classified(images, mirror):
        unreadable |= image.error is not None
        if as_json:
            sys.stdout.write(json.dumps(_as_json(image), ensure_ascii=False) + "\n")
        elif image.error is not None:
            err.print(f"isyarat: {image.error}", markup=False, soft_wrap=True)
        else:
            _add_rows(table, image)
    if table.row_count:
        out.print(table)
    if unreadable:
        raise typer.Exit(exit_codes.SOURCE)


def _classified(images: list[Path], mirror: bool) -> Iterator[ClassifiedImage]:
    from controller.classify import classify_images
    from controller.tracker.open import open_image_landmarker
    from models.sessions import OnnxClassifier

    with closing(open_image_landmarker()) as landmarker:
        yield from classify_images(
            images, landmarker, OnnxClassifier("static_gestures"), mirror=mirror
        )


def _add_rows(table: Table, image: ClassifiedImage) -> None:
    if not image.hands:
        table.add_row(str(image.path), "-", "no hand found", "", "", "")
    for hand in image.hands:
        box = hand.box
        table.add_row(
            str(image.path),
            hand.handedness,
            hand.gesture,
            f"{hand.confidence:.3f}",
            f"{hand.runner_up} {hand.runner_up_confidence:.3f}",
            f"{box.x:.2f}, {box.y:.2f}, {box.width:.2f}, {box.height:.2f}",
        )


def _as_json(image: ClassifiedImage) -> dict[str, object]:
    if image.error is not None:
        return {"image": str(image.path), "error": str(image.error)}
    return {
        "image": str(image.path),
        "width": image.width,
        "height": image.height,
        "hands": [_hand_as_json(hand) for hand in image.hands],
    }


def _hand_as_json(hand: ClassifiedHand) -> dict[str, object]:
    box = hand.box
    return {
        "hand": hand.handedness,
        "gesture": hand.gesture,
        "confidence": round(hand.confidence, 4),
        "runner_up": hand.runner_up,
        "runner_up_confidence": round(hand.runner_up_confidence, 4),
        "box": [round(side, 4) for side in (box.x, box.y, box.width, box.height)],
    }
