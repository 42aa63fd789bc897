"""A folder for each label with pictures in it, through the product's way with still pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bindings.problems import nearest
from controller.classify import ClassifiedHand, ClassifiedImage, classify_images
from controller.errors import SourceError
from controller.evaluation.identity import content_digest, key_of
from controller.evaluation.static_figures import Answer
from controller.evaluation.store import Result
from controller.evaluation.work import Job, Stop, Worker
from controller.sources.file_faults import unreadable
from controller.sources.pictures import SUFFIXES
from controller.tracker.open import open_image_landmarker
from models.sessions import OnnxClassifier

MODEL = "static_gestures"


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    """A picture file and what it shows."""

    path: Path
    label: str


def labelled_pictures(folder: Path, labels: Sequence[str]) -> list[LabelledPicture]:
    """Return the pictures in folders called like labels; other files are passed over.

    Raises SourceError when the folder cannot be read, has no such folders or one with
    another name.
    """
    try:
        folders = sorted(path for path in folder.iterdir() if _is_folder(path))
        found = [
            LabelledPicture(path, inner.name)
            for inner in folders
            for path in sorted(inner.iterdir())
            if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
        ]
    except NotADirectoryError as error:
        raise SourceError(
            f"{folder} is no folder", "give one with a folder for each label"
        ) from error
    except OSError as error:
        raise unreadable(folder, error) from error
    if not found:
        hint = f"put pictures ({', '.join(SUFFIXES)}) into folders called like their labels"
        raise SourceError(f"no labelled pictures in {folder}", hint)
    check_labels({picture.label for picture in found}, labels, str(folder))
    return found


def check_labels(found: Iterable[str], known: Sequence[str], where: str) -> None:
    """Raise SourceError for labels that the model does not have."""
    unknown = sorted(set(found) - set(known))
    if not unknown:
        return
    near = nearest(unknown[0], known)
    hint = f"did you mean '{near}'?" if near else f"the model knows {', '.join(known)}"
    more = f" (and {len(unknown) - 1} more)" if len(unknown) > 1 else ""
    raise SourceError(f"{where}: unknown label '{unknown[0]}'{more}", hint)


def picture_jobs(
    pictures: Iterable[LabelledPicture], folder: Path, mirror: bool
) -> Iterator[Job | SourceError]:
    """Yield a job for each picture, or why its file cannot be read."""
    for picture in pictures:
        name = picture.path.relative_to(folder).as_posix()
        try:
            key = key_of(content_digest(picture.path), kind="picture", mirror=mirror)
        except SourceError as error:
            yield error
            continue
        yield Job(key, name, (str(picture.path), mirror))


@contextmanager
def open_picture_worker() -> Iterator[Worker]:
    """Open what finds and names the hands of a picture."""
    with closing(open_image_landmarker()) as landmarker:
        classifier = OnnxClassifier(MODEL)

        def work(argument: tuple[str, bool], _: Stop) -> Result:
            path, mirror = argument
            seen = classify_images([Path(path)], landmarker, classifier, mirror=mirror)
            return _result(next(iter(seen)))

        yield work


def answer_of(picture: str, label: str, result: Result) -> Answer:
    """Return what was said of a picture, from what was kept of it."""
    hands = result["hands"]
    if not hands:
        return Answer(picture, label, None)
    first: Mapping[str, object] = hands[0]
    return Answer(
        picture,
        label,
        str(first["gesture"]),
        float(str(first["confidence"])),
        float(str(first["size"])),
    )


def size_of(hand: ClassifiedHand, width: float, height: float) -> float:
    """Return the longer side of the box around a hand, in heights of its picture."""
    return max(hand.box.width * width / height, hand.box.height)


def _result(image: ClassifiedImage) -> Result:
    if image.error is not None:
        return {"error": str(image.error)}
    return {
        "hands": [
            {
                "hand": hand.handedness,
                "gesture": hand.gesture,
                "confidence": round(hand.confidence, 5),
                "runner_up": hand.runner_up,
                "runner_up_confidence": round(hand.runner_up_confidence, 5),
                "size": round(size_of(hand, image.width, image.height), 4),
            }
            for hand in image.hands
        ]
    }


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")
