"""Which clips to evaluate, and what happens in them: a manifest, folders or clips with truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from controller.errors import SourceError
from controller.evaluation.manifest_file import YAML, Entry, Poses, hint, read_manifest
from controller.evaluation.truth import TrueEvent, load_truth, read_truth, truth_path
from controller.sources.recording_format import SUFFIX
from gestures.registry import GESTURES

TRUTH = ".truth.json"
CLIPS = (".mp4", ".webm", ".mkv", ".avi", ".mov", ".gif", SUFFIX)


@dataclass(frozen=True, slots=True)
class LabelledClip:
    """A clip or recording and what happens in it.

    poses: "unlabelled" where events name movements only and hand shapes were not noted.
    mirror: the clip shows what a camera sees (not a mirror image).
    """

    path: Path
    events: tuple[TrueEvent, ...]
    poses: Poses = "labelled"
    mirror: bool = True


def labelled_clips(paths: Iterable[Path]) -> list[LabelledClip]:
    """Return the clips that manifests, folders and clips name, each once.

    A folder stands for its clips that have a truth file. Raises SourceError for what cannot be
    read, lacks its truth or names an unknown gesture, and when there are no clips at all.
    """
    paths = list(paths)
    clips = {clip.path.resolve(): clip for path in paths for clip in _clips_of(path)}
    if not clips:
        names = ", ".join(map(str, paths))
        raise SourceError(
            f"no clip with a truth file at {names}", f"put NAME{TRUTH} beside NAME.mp4"
        )
    for clip in clips.values():
        _check_names(clip)
    return list(clips.values())


def _clips_of(path: Path) -> Iterator[LabelledClip]:
    if not path.exists():
        raise SourceError(f"there is no {path}", "check the name and the folder")
    name = path.name.lower()
    if path.is_dir():
        found = sorted(clip for clip in path.iterdir() if _is_clip(clip))
        yield from (_with_truth(clip) for clip in found if truth_path(clip).exists())
    elif name.endswith(CLIPS):
        yield _with_truth(path)
    elif name.endswith((*YAML, ".json")) and not name.endswith(TRUTH):
        yield from (_labelled(entry, path) for entry in read_manifest(path).clips)
    else:
        raise SourceError(
            f"{path} is neither a manifest nor a clip",
            f"give a .yaml or .json manifest, a folder, or clips ({', '.join(CLIPS)})",
        )


def _is_clip(path: Path) -> bool:
    return path.name.lower().endswith(CLIPS) and not path.name.startswith(".")


def _with_truth(clip: Path) -> LabelledClip:
    truth = load_truth(clip)
    return LabelledClip(clip, truth.events, _poses(truth.poses))


def _poses(text: str) -> Poses:
    return "unlabelled" if text == "unlabelled" else "labelled"


def _labelled(entry: Entry, manifest: Path) -> LabelledClip:
    clip = manifest.parent / entry.clip
    if not clip.exists():
        raise SourceError(f"{manifest}: there is no {clip}", "clips are named from the manifest")
    if entry.events is not None:
        return LabelledClip(clip, entry.events, entry.poses, entry.mirror)
    truth = read_truth(manifest.parent / entry.truth) if entry.truth else load_truth(clip)
    return LabelledClip(clip, truth.events, _poses(truth.poses), entry.mirror)


def _check_names(clip: LabelledClip) -> None:
    for event in clip.events:
        if event.name not in GESTURES:
            raise SourceError(
                f"the truth of {clip.path} names an unknown gesture '{event.name}'",
                hint(event.name, GESTURES),
            )


def names_of(clips: Sequence[LabelledClip]) -> list[str]:
    """Return a short name for each clip, and none twice."""
    short = [_stem(clip.path) for clip in clips]
    return [
        str(clip.path) if short.count(name) > 1 else name
        for clip, name in zip(clips, short, strict=True)
    ]


def _stem(path: Path) -> str:
    return path.name[: -len(SUFFIX)] if path.name.lower().endswith(SUFFIX) else path.stem
