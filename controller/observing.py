"""Opening what is looked at: a camera or clip with landmarkers, or a recording."""

from __future__ import annotations

from collections.abc import Callable

from controller.observations import Observer, TrackedCamera, TrackedSource
from controller.run_options import RunOptions
from controller.sources.base import Source
from controller.sources.open import open_source
from controller.sources.recording import open_recording
from controller.sources.spec import CameraSpec, RecordingSpec, parse_source
from controller.tracker.bodies import Bodies
from controller.tracker.on_demand import RestingLandmarker
from controller.tracker.open import open_bodies, open_landmarker

PATIENCE = 0.5
"""Seconds without a picture from a camera after which everything held is let go."""


def bodies_for(options: RunOptions) -> Bodies | None:
    """Return what looks for the user's body in the source's pictures; a recording has none."""
    recorded = isinstance(parse_source(options.source), RecordingSpec)
    return None if recorded else open_bodies()


def build_observer(
    options: RunOptions,
    through: Callable[[Source], Source] = lambda source: source,
    bodies: Bodies | None = None,
) -> Observer:
    """Open the source and, unless it is a recording, a landmarker to look at it ``through``.

    bodies: looks for the user's body in its pictures, while that is wanted of it.
    """
    spec = parse_source(options.source)
    if isinstance(spec, RecordingSpec):
        return open_recording(spec.path, speed=options.speed)

    def open_named(name: str) -> Source:
        return through(_open_source(options, name))

    landmarker = RestingLandmarker(open_landmarker)
    try:
        if isinstance(spec, CameraSpec):
            return TrackedCamera(open_named, options.source, landmarker, bodies)
        return TrackedSource(open_named(options.source), landmarker, bodies)
    except BaseException:
        landmarker.close()
        raise


def _open_source(options: RunOptions, source: str) -> Source:
    return open_source(
        source,
        mirror=options.mirror,
        speed=options.speed,
        patience=PATIENCE,
        cameras=options.cameras,
    )
