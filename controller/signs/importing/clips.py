"""Takes from clips: every picture goes through the landmarkers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from controller.errors import SourceError
from controller.signs.importing.finding import Material
from controller.signs.plan import open_signing
from gestures.signs.layout import from_hand_frames


def watch(path: Path, *, mirrored: bool = False) -> Material:
    """Return what is seen in a clip, or kept in a recording of landmarks.

    mirrored: whether its pictures are mirror images already. Raises SourceError for one that
    cannot be read or shows no hand.
    """
    frames = []
    with closing(open_signing(str(path), mirror=not mirrored, speed="max")) as observer:
        while (observation := observer.read()) is not None:
            frames.append(observation.frame)
    if not any(frame.hands for frame in frames):
        raise SourceError(f"no hand is seen in {path}", "leave it out, or record it again")
    return Material(from_hand_frames(frames), frames[0].width, frames[0].height)
