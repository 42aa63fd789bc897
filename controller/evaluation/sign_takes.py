"""Recorded takes of signs through the network of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from controller.errors import SourceError
from controller.evaluation.classification import share
from controller.evaluation.grids import Grid, percent
from controller.evaluation.static_figures import Answer
from controller.signs.data_set import DataSet, TakePlace
from gestures.signs.classifier import NO_SIGN, SequenceClassifier
from gestures.signs.features import features
from gestures.signs.layout import SignFrames


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a take, or why it cannot be read."""

    place: TakePlace
    answer: Answer | None
    trouble: str = ""


def judge_takes(
    data: DataSet,
    places: Sequence[TakePlace],
    network: SequenceClassifier,
    tell: Callable[[int], None],
) -> Iterator[Judged]:
    """Yield what is said of each take; ``tell`` hears how many are done.

    A sign that the network does not know should be taken for none.
    """
    for done, place in enumerate(places, 1):
        try:
            yield Judged(place, _judge(data.read(place).frames, place, network))
        except SourceError as error:
            yield Judged(place, None, str(error))
        tell(done)


def _judge(frames: SignFrames, place: TakePlace, network: SequenceClassifier) -> Answer:
    truth = place.sign if place.sign in network.labels else NO_SIGN
    item = f"{place.signer}/{place.session}/{place.sign}/{place.number}"
    hands = np.concatenate([frames.left, frames.right])
    if np.isnan(hands).all():
        return Answer(item, truth, None, person=place.signer)
    (probabilities,) = network(features(frames)[None])[0]
    best = int(np.argmax(probabilities))
    said = network.labels[best]
    return Answer(item, truth, said, float(probabilities[best]), person=place.signer)


def by_sitting(judged: Sequence[Judged]) -> Grid:
    """Return how many are right by signer and session; unknown signs apart."""
    rows = []
    sittings = sorted({(one.place.signer, one.place.session) for one in judged})
    for sitting in sittings:
        answers = [
            one.answer
            for one in judged
            if one.answer is not None and (one.place.signer, one.place.session) == sitting
        ]
        known = [answer for answer in answers if answer.truth != NO_SIGN]
        others = [answer for answer in answers if answer.truth == NO_SIGN]
        rows.append((*sitting, *_share(known, _is_right), *_share(others, _is_nothing)))
    columns = ("signer", "session", "takes", "right", "of unknown signs", "told so")
    return Grid("By sitting", columns, tuple(rows))


def _share(answers: Sequence[Answer], counts: Callable[[Answer], bool]) -> tuple[str, str]:
    return str(len(answers)), percent(share(sum(map(counts, answers)), len(answers)))


def _is_right(answer: Answer) -> bool:
    return answer.gesture == answer.truth


def _is_nothing(answer: Answer) -> bool:
    """Tell whether nothing would have been said; so it is of a take without a hand, too."""
    return answer.gesture in (None, NO_SIGN)
