"""The model card and its confusion matrix, from the figures of the last runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gestures.static_features import LABELS

NAME = "static_gestures"
TRAIN = (
    "python -m models.training.static --data ../shared/data/static --out models/assets --folds 5"
)
FRAMES = (
    "python -m models.training.static.evaluate_frames --frames ../shared/data/static/frames --save"
)

_TEMPLATE = """\
# {name}

Takes the 21 landmarks of one hand for one of 18 hand shapes (HaGRID v1) or `no_gesture`.

- **Input** `features` float32 (n, 42), version {version}: `gestures/static_features.py`.
  x and y only, in hand-widths about the palm's centre, left hands turned into right ones.
- **Outputs** `probabilities` (n, 19) in the order of the metadata's `labels`; `distance` (n,),
  Mahalanobis distance to the nearest gesture. Beyond {limit:.1f} a gesture's probability goes
  over to `no_gesture`.
- **Network** {members} residual MLPs on coordinates, all distances and bone directions, averaged;
  {parameters:,} weights, {size_kb} kB.
- **Licence** of the network: Apache-2.0. It was trained on landmarks from the annotations of HaGRID
  (Kapitanov et al., 2022; licence: a variant of CC BY-SA 4.0); no picture or landmark of it is
  included here.

## Data and split
{rows} hands of {people} people in {photos} photos (`landmarks_hagrid.npz`; landmarks are those that
HaGRID's authors computed). The split is by person, from a hash of the person's id, and fixed:
{train} hands for training, {val} for early stopping, temperature and outlier limit, {test} for the
test, which nothing was tuned on. Nothing of `landmarks_frames.npz` or `landmarks_keypoint125.npz`
was used for training: their people are unknown. Besides real resting hands, `no_gesture` is
trained on half-closed hands made by geometry, on noise and on shaken hands.
Augmentation: turns, stretches along any axis, unknown aspect ratio, moved fingers, jitter,
blends of two hands of a gesture; a few mirrored hands where the back of the hand means the same.

## Figures
`{train_command}`

| | accuracy | macro-F1 (19) | wrong |
|---|---|---|---|
| test people ({test} hands), this network | {test_accuracy:.2%} | {test_f1:.2%} | {test_wrong} |
| test people, SVM on the same features | {svm_accuracy:.2%} | {svm_f1:.2%} | {svm_wrong} |
{folds}
The SVM has an RBF kernel, its cost is chosen on the validation people, and it is then fitted on
training and validation people together. Temperature {temperature:.2f}; expected calibration error
on the test people {ece:.1%}. Augmentation was chosen by cross-validation over the people outside
the test, so the five-fold figures are a little kinder than those of the test people.

Taken for a gesture with {accept} or more although there is none:

| what | share |
|---|---|
{false_accepts}

Training has seen the last three kinds in no form, the other made ones in other draws.

### By class (test people)
| label | precision | recall | F1 | hands |
|---|---|---|---|---|
{classes}

![confusion matrix]({name}_confusion.png)

{frames}
## Known failures
- `palm` with fingers nearly together reads as `stop`, and the other way round; likewise `peace`
  and `two_up`, `three` and `four` (a half-raised little finger or thumb decides).
- `stop` / `stop_inverted`, `peace` / `peace_inverted` and `two_up` / `two_up_inverted` differ by
  the side of the hand alone: when the landmarker takes a left hand for a right one (dark
  pictures, light from behind), they are confused.
- `mute` is an index finger before the lips, but the network does not see the face: an index
  finger held sideways reads as `mute`, a `mute` held frontally as `one`.
- Hands seen along the fingers, and hands whose landmarks are wrong (held objects, blur).
"""

_FRAMES = """\
### Whole photos
`{command}`

{pictures} photos of `static/frames` through exactly what `isyarat classify` does. None of these
photos is among the training photos; whether people are is not known. The network was not tuned on
them, but the search for small hands (`controller/still_hands.py`: parts of the picture, averaged
sightings) was designed on them; the whole picture alone finds a hand in 91.8 % of the photos and
is right in 93.5 % of those.

A picture is right when its surest hand that is not `no_gesture` shows the picture's label.

| | |
|---|---|
| a hand found | {found_share:.1%} ({found}) |
| right, of those with a hand found | {accuracy_found:.1%} ({right}) |
| right, of those with one hand found | {accuracy_one_hand:.1%} |
| right, of all | {accuracy_all:.1%} |

"""


def figures_path(folder: Path) -> Path:
    """Return where the figures are kept, beside the card."""
    return folder / "cards" / f"{NAME}.json"


def write_figures(folder: Path, part: str, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Replace one part ("training" or "frames") of the kept figures; return them all."""
    path = figures_path(folder)
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known[part] = figures
    path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    return known


def write_card(folder: Path, figures: Mapping[str, Any]) -> None:
    """Write ``cards/static_gestures.md`` from the kept figures."""
    training = figures["training"]
    text = _TEMPLATE.format(
        **training["network"],
        **training["data"],
        **{f"test_{k}": training["test"][k] for k in ("accuracy", "wrong")},
        test_f1=training["test"]["macro_f1"],
        svm_accuracy=training["svm"]["accuracy"],
        svm_f1=training["svm"]["macro_f1"],
        svm_wrong=training["svm"]["wrong"],
        ece=training["calibration_error"],
        accept=training["accept"],
        name=NAME,
        train_command=TRAIN,
        folds=_folds(training.get("folds")),
        false_accepts="\n".join(
            f"| {kind} | {share:.2%} |" for kind, share in training["false_accepts"].items()
        ),
        classes="\n".join(_class_row(label, training["by_class"][label]) for label in LABELS),
        frames=_frames(figures.get("frames")),
    )
    (folder / "cards" / f"{NAME}.md").write_text(text, encoding="utf-8")


def draw_confusion(folder: Path, counts: NDArray[np.int64]) -> None:
    """Draw counts (19, 19; true label by row) into ``cards/static_gestures_confusion.png``."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 8), dpi=80, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.imshow(counts / np.maximum(counts.sum(1, keepdims=True), 1), cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(LABELS)), LABELS, rotation=90)
    axes.set_yticks(range(len(LABELS)), LABELS)
    axes.set_xlabel("found")
    axes.set_ylabel("true")
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "white" if row == column else "black"
            axes.text(column, row, str(count), ha="center", va="center", color=colour)
    path = folder / "cards" / f"{NAME}_confusion.png"
    figure.savefig(path, metadata={"Software": None})


def _folds(folds: Mapping[str, Any] | None) -> str:
    if folds is None:
        return ""
    return "".join(
        f"| {folds['n']}-fold over all people, {name} | {folds[key]['accuracy']:.2%} "
        f"| {folds[key]['macro_f1']:.2%} | {folds[key]['wrong']} of {folds[key]['hands']} |\n"
        for key, name in (("network", "networks of this kind"), ("svm", "SVM"))
    )


def _class_row(label: str, row: Mapping[str, float]) -> str:
    return (
        f"| {label} | {row['precision']:.1%} | {row['recall']:.1%} | {row['f1']:.1%} "
        f"| {row['hands']:.0f} |"
    )


def _frames(frames: Mapping[str, Any] | None) -> str:
    return "" if frames is None else _FRAMES.format(command=FRAMES, **frames)
