"""The sentence that signs compose, as the run tells others of it."""

from __future__ import annotations

from bindings.actions import CaptionAction
from bindings.firing import Firing
from controller.errors import OutputError
from controller.event_stream import Line, state_line
from gestures.registry import is_letter
from gestures.signs.composition import Composer, Sentence


class SentenceUnderWay:
    """Takes the captions of signs, and what gestures ask of the sentence. Not thread-safe.

    Every change leaves a line for ``news``: the sentence so far, or the one that is closed.
    """

    def __init__(self, composer: Composer | None = None) -> None:
        self._composer = composer or Composer()
        self._t = 0.0
        self._told: Sentence | None = None
        self._last: Sentence | None = None
        self._news: list[Line] = []

    @property
    def open(self) -> bool:
        """Whether a sentence has begun and is not closed."""
        return self._composer.sentence is not None

    def pass_time(self, t: float, *, hands: bool, held: bool) -> None:
        """Let time go on to that of a frame (s); a pause closes the sentence.

        hands: whether hands are in view. held: whether a letter is still being shown.
        """
        self._t = t
        if self.open:
            self._closed(self._composer.pass_time(t, hands=hands, held=held))
            self._tell()

    def take(self, firing: Firing) -> None:
        """Take what has just been done: the caption of a sign becomes a part of the sentence.

        Any other caption is a saying of its own, which closes the sentence before.
        """
        action, event = firing.action, firing.event
        if not isinstance(action, CaptionAction):
            return
        if firing.in_sentence:
            spelled = is_letter(event.name)
            self._composer.add(firing.t, action.text, event.confidence, spelled=spelled)
            self._tell()
        else:
            self.close()

    def undo(self) -> None:
        """Take the last sign back. Raises OutputError where there is none."""
        if not self._composer.undo(self._t):
            raise _no_sentence()
        self._tell()

    def clear(self) -> None:
        """Throw the sentence away. Raises OutputError where there is none."""
        if not self._composer.clear():
            raise _no_sentence()
        self._tell()

    def end_word(self) -> None:
        """Have the next letter begin another word."""
        self._composer.end_word()
        self._tell()

    def hand_over(self) -> str:
        """Close the sentence and return its text, to be spoken; without one, that of the last.

        Raises OutputError where nothing was signed yet.
        """
        self.close()
        if self._last is None:
            raise _no_sentence()
        return self._last.text

    def close(self) -> None:
        """Close the sentence, if there is one."""
        self._closed(self._composer.close())

    def news(self) -> list[Line]:
        """Return the lines since the last call."""
        news, self._news = self._news, []
        return news

    def _closed(self, sentence: Sentence | None) -> None:
        if sentence is not None:
            self._last, self._told = sentence, None
            self._news.append(self._line(sentence, closed=True))

    def _tell(self) -> None:
        sentence = self._composer.sentence
        if sentence != self._told:
            self._told = sentence
            self._news.append(self._line(sentence or Sentence("", 1.0), closed=False))

    def _line(self, sentence: Sentence, *, closed: bool) -> Line:
        return state_line(
            self._t,
            sentence=sentence.text,
            confidence=round(sentence.confidence, 3),
            closed=closed,
        )


def _no_sentence() -> OutputError:
    return OutputError("there is no sentence yet", "sign something first")
