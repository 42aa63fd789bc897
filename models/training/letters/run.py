"""From data to a shipped network of letters: train, measure, export, describe."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch

from gestures.signs.letter_features import LETTER_FEATURES_VERSION, LETTER_LABELS, pack
from models.training.letters import card, report
from models.training.letters.batches import LetterRecipe
from models.training.letters.data import SOURCES, WHOLE
from models.training.letters.material import Material, gather
from models.training.letters.shipped import ShippedLetters, complete
from models.training.letters.spelling import error_rate, false_letters
from models.training.letters.train import Held, Say, leave_one_out, temperature, train
from models.training.static import metrics
from models.training.static.export import write

RUNS = 300


def train_letters(data: Path, out: Path, recipe: LetterRecipe, say: Say) -> None:
    """Leave network, card, figures and manifest entry in ``out``.

    data: folder of ``signs`` and ``static``. Networks without one source each come first:
    the figures and the temperature are theirs.
    """
    torch.set_num_threads(1)
    material = gather(data)
    held = leave_one_out(material, recipe, SOURCES, say)
    warmth = temperature(held)
    say(f"all sources; temperature {warmth:.2f}")
    net, batches = train(material.letters, material, recipe, say)
    shipped = complete(net, batches, warmth)
    figures = {
        **_on_unseen(held, warmth, material, recipe.fit.seed),
        "rejection": report.rejection(shipped, material, recipe.fit.seed),
        "false": false_letters(report.Asked(shipped), material, data, recipe.fit.seed),
        "accept": metrics.ACCEPT,
        "recipe": asdict(recipe),
    }
    # Last, so that manifest and network differ for a moment only.
    path = out / f"{card.NAME}.onnx"
    (out / "cards").mkdir(parents=True, exist_ok=True)
    example = torch.from_numpy(batches.spelled(7)[0])
    write(shipped, path, example, LETTER_LABELS, LETTER_FEATURES_VERSION)
    figures["network"] = _network(shipped, path, recipe)
    card.write(out, figures)
    card.enter(out, figures)
    say(f"all hands found, mean over sources not seen: {figures['mean']:.1%}")


def _on_unseen(
    held: Sequence[Held], warmth: float, material: Material, seed: int
) -> dict[str, Any]:
    """Return the figures of the networks that missed a source, each on that source."""
    of_two = report.classes_of_two(material)
    unseen, streams, targets, found = {}, {}, [], []
    for one in held:
        net = complete(one.net, one.batches, warmth)
        unseen[one.source] = report.unseen(one, net, of_two)
        whole = one.letters.pick(report.complete_frames(one.letters, of_two))
        if whole.related.all():
            streams[one.source] = error_rate(report.Asked(net), whole, seed)
        targets.append(whole.target)
        found.append(report.Asked(net)(pack(whole.hands, whole.related)).argmax(1))
    classes = metrics.by_class(np.concatenate(targets), np.concatenate(found), LETTER_LABELS)
    both = np.isin(material.letters.target, of_two)
    return {
        "unseen": unseen,
        "streams": {name: row for name, row in streams.items() if row["letters"]},
        "by_class": classes,
        "mean": report.mean_found([unseen[name] for name in WHOLE]),
        "lost": float((~material.letters.present.all(axis=1))[both].mean()),
    }


def _network(shipped: ShippedLetters, path: Path, recipe: LetterRecipe) -> dict[str, Any]:
    return {
        "version": LETTER_FEATURES_VERSION,
        "features": shipped.members.views.shape[1],
        "members": recipe.fit.members,
        "parameters": sum(weight.numel() for weight in shipped.members.parameters()),
        "size_kb": round(path.stat().st_size / 1000),
        "limit": float(shipped.limit),
        "temperature": float(shipped.temperature),
        "milliseconds": _milliseconds(path),
    }


def _milliseconds(path: Path) -> float:
    """Return the median time of a frame in ONNX Runtime, one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    width = session.get_inputs()[0].shape[1]
    row = {"features": np.zeros((1, width), np.float32)}
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        session.run(["probabilities"], row)
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))
