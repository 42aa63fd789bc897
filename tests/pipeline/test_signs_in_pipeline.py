"""Signs through bindings, sentence and speech, and what is looked for when."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from pipeline_fakes import ScoresAt, ScriptedObserver, ScriptedRecogniser

from bindings.engine import BindingEngine
from bindings.parsing import parse_profile
from controller.captions.caption import caption_in
from controller.control import Control, Relearn, Swap
from controller.event_stream import LineList
from controller.outputs.performer import Performer
from controller.outputs.recorder import Recorder
from controller.pipeline import Pipeline
from controller.sentence import SentenceUnderWay
from controller.sign_watch import SignWatch
from controller.tracker.bodies import Bodies
from gestures.engine import GestureEngine
from gestures.landmarks import Body
from gestures.registry import LETTERS, SIGNS, STATIC
from gestures.thresholds import DEFAULT_RULES, Rules, Thresholds
from models.errors import AssetError

PROFILE = """
version: 1
bindings:
  - {on: {sign: halo}, do: {caption: halo}}
  - {on: {sign: terima_kasih}, do: {caption: terima kasih}}
  - {on: dislike, do: undo_sign}
  - {on: xsign, do: clear_sentence}
  - {on: like, do: speak_sentence}
  - {on: peace, do: {caption: Ya}}
  - {on: rock, do: {set_mode: spelling}}
modes:
  spelling:
    bindings:
      - {on: {sign: a}, do: {caption: A}}
      - {on: {sign: b}, do: {caption: B}}
      - {on: three, do: end_word}
      - {on: call, do: {set_mode: base}}
"""
NO_SIGNS = "version: 1\nbindings:\n  - {on: palm, do: {key: a}}\n"
RULES = {**DEFAULT_RULES, STATIC: Rules("lasting", Thresholds(dwell=0.0, release=0.0))}


def at(times: Mapping[float, str], lasts: float = 0.02) -> ScoresAt:
    """Scores of what is shown from each time on for ``lasts`` seconds."""

    def scores(t: float) -> dict[str, float]:
        return {name: 0.9 for begin, name in times.items() if begin <= t < begin + lasts}

    return scores


class Told:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def send(self, text: str) -> None:
        self.texts.append(text)

    def cancel(self) -> None: ...

    def close(self) -> None: ...


class Scene:
    """Runs a profile on what is signed and shown, and keeps what was opened and told."""

    def __init__(
        self,
        words: Mapping[float, str] = {},
        letters: Mapping[float, str] = {},
        gestures: Mapping[float, str] = {},
        profile: str = PROFILE,
    ) -> None:
        self.opened: list[str] = []
        self.bodies_opened = 0
        self.speech, self.problems, self.lines = Told(), list[str](), LineList()
        self.control = Control()
        static = ScriptedRecogniser(STATIC, (), at(gestures, 0.1))
        scripted = {SIGNS: at(words), LETTERS: at(letters, 0.6)}

        def opener(name: str):  # type: ignore[no-untyped-def]
            def open_one() -> ScriptedRecogniser:
                self.opened.append(name)
                return ScriptedRecogniser(name, (), scripted[name])

            return open_one

        watch = SignWatch({name: opener(name) for name in scripted}, Bodies(self._open_body))
        recorder, sentence = Recorder(), SentenceUnderWay()
        performer = Performer(
            recorder.keys,
            recorder.pointer,
            Told(),
            self.speech,
            sentence=sentence,
            report=self.problems.append,
        )
        self.pipeline = Pipeline(
            ScriptedObserver([n / 50 for n in range(600)]),
            GestureEngine([static], RULES),
            BindingEngine(parse_profile(profile)),
            performer,
            sinks=[self.lines],
            control=self.control,
            sentence=sentence,
            signs=watch,
        )

    def _open_body(self) -> Scene:
        self.bodies_opened += 1
        return self

    def detect(self, image: np.ndarray, t: float) -> Body | None:
        return None

    def close(self) -> None:
        self.bodies_opened -= 1

    def run(self) -> list[str]:
        """Return what a reader of captions sees: ``text ...`` while it grows."""
        self.pipeline.run()
        found = filter(None, map(caption_in, self.lines.lines))
        return [one.text if one.final else f"{one.text} ..." for one in found]


def test_a_sentence_grows_and_a_pause_closes_it() -> None:
    assert Scene(words={1.0: "halo", 2.0: "terima_kasih"}).run() == [
        "Halo ...",
        "Halo terima kasih ...",
        "Halo terima kasih",
    ]


def test_letters_are_looked_for_in_their_mode_alone() -> None:
    scene = Scene(
        words={1.0: "halo", 3.5: "halo"},
        letters={0.1: "a", 3.0: "a", 4.0: "b", 6.5: "b"},
        gestures={2.0: "rock", 6.0: "call"},
    )
    assert scene.run()[:3] == ["Halo ...", "Halo A ...", "Halo AB ..."]
    assert scene.opened == [SIGNS, LETTERS]


def test_taking_back_and_throwing_away() -> None:
    scene = Scene(
        words={1.0: "halo", 2.0: "halo", 4.0: "halo"}, gestures={3.0: "dislike", 5.0: "xsign"}
    )
    assert scene.run() == ["Halo ...", "Halo halo ...", "Halo ...", "Halo halo ...", " ..."]


def test_speaking_closes_the_sentence_and_can_be_repeated() -> None:
    scene = Scene(words={1.0: "halo"}, gestures={2.0: "like", 3.0: "like"})
    assert scene.run() == ["Halo ...", "Halo"]
    assert scene.speech.texts == ["Halo", "Halo"]


def test_a_caption_of_a_gesture_is_a_sentence_of_its_own() -> None:
    scene = Scene(words={1.0: "halo", 3.0: "halo"}, gestures={2.0: "peace"})
    assert scene.run()[:4] == ["Halo ...", "Halo", "Ya", "Halo ..."]


def test_a_stream_that_ends_closes_the_sentence() -> None:
    assert Scene(words={11.5: "halo"}).run() == ["Halo ...", "Halo"]


@pytest.mark.parametrize("gesture", ["dislike", "xsign", "like"])
def test_without_a_sentence_the_actions_say_so(gesture: str) -> None:
    scene = Scene(gestures={1.0: gesture})
    assert scene.run() == []
    assert len(scene.problems) == 1
    assert "there is no sentence yet: sign something first" in scene.problems[0]


def test_nothing_is_opened_for_a_profile_without_signs() -> None:
    scene = Scene(words={1.0: "halo"}, profile=NO_SIGNS)
    assert scene.bodies_opened == 0
    assert scene.run() == []
    assert scene.opened == []


def test_another_profile_opens_and_closes_what_signs_need() -> None:
    scene = Scene(words={1.0: "halo"}, profile=NO_SIGNS)
    scene.control.put(Swap(parse_profile(PROFILE)))
    assert scene.run() == ["Halo ...", "Halo"]
    assert (scene.opened, scene.bodies_opened) == ([SIGNS], 1)
    back = Scene(words={1.0: "halo"})
    back.control.put(Swap(parse_profile(NO_SIGNS)))
    assert back.run() == []
    assert back.bodies_opened == 0


def test_signs_that_were_taught_meanwhile_are_looked_at_again() -> None:
    scene = Scene(words={1.0: "halo"})
    scene.control.put(Relearn())
    assert scene.run() == ["Halo ...", "Halo"]
    assert scene.opened == [SIGNS, SIGNS]


def test_a_missing_model_is_an_error_of_its_own() -> None:
    def missing() -> ScriptedRecogniser:
        raise AssetError("the model signs.onnx is missing", "install isyarat again")

    watch = SignWatch({SIGNS: missing})
    with pytest.raises(AssetError):
        watch.follow(GestureEngine([], RULES), parse_profile(PROFILE), "base")
