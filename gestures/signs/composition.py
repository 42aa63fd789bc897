"""From signs to a sentence: letters make words, words make a sentence, a pause closes it.

Pure: time is seconds of the source's clock, handed in. What each sign is to be written as comes
from outside; nothing is translated.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds that count as a pause.

    word: without a letter, after which the next one begins another word.
    gone: without a hand in view and without a sign, after which the sentence is closed.
    longest: without a sign, after which it is closed whatever the hands do.
    """

    word: float = 1.5
    gone: float = 2.0
    longest: float = 5.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was signed so far. text: as it is written. confidence: of its least certain sign."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Word:
    """A sign, or letters that make a word; ``signs``: the text and confidence of each."""

    signs: tuple[tuple[str, float], ...]
    spelled: bool
    open: bool = field(default=False)

    @property
    def text(self) -> str:
        """The sign's own text; letters in capitals while more may come, then as a name."""
        text = "".join(sign for sign, _ in self.signs)
        if not self.spelled:
            return text
        return text.upper() if self.open else text.capitalize()


class Composer:
    """The sentence under way. Times must not run backwards."""

    def __init__(self, pauses: Pauses | None = None) -> None:
        self._pauses = pauses or Pauses()
        self._words: list[_Word] = []
        self._quiet_since = self._hands_since = -math.inf

    @property
    def sentence(self) -> Sentence | None:
        """What was signed so far; None before the first sign."""
        if not self._words:
            return None
        text = " ".join(word.text for word in self._words)
        return Sentence(text[:1].upper() + text[1:], min(self._confidences()))

    def add(self, t: float, text: str, confidence: float, *, spelled: bool = False) -> None:
        """Take a sign that was recognised at t, written as ``text``; spelled: it is a letter."""
        if not text:
            return
        if not spelled or (self._words and t - self._quiet_since >= self._pauses.word):
            self.end_word()
        sign = (text, confidence)
        if spelled and self._words and self._words[-1].open:
            last = self._words[-1]
            self._words[-1] = replace(last, signs=(*last.signs, sign))
        else:
            self._words.append(_Word((sign,), spelled, open=spelled))
        self._quiet_since = self._hands_since = t

    def end_word(self) -> None:
        """Have the next letter begin another word."""
        if self._words:
            self._words[-1] = replace(self._words[-1], open=False)

    def undo(self, t: float) -> bool:
        """Take the last sign back at t: a letter or a word. False where there is none."""
        if not self._words:
            return False
        self._quiet_since = t
        last = self._words.pop()
        if len(last.signs) > 1:
            self._words.append(replace(last, signs=last.signs[:-1], open=last.spelled))
        return True

    def clear(self) -> bool:
        """Throw the sentence away. False where there is none."""
        there = bool(self._words)
        self._words.clear()
        return there

    def pass_time(self, t: float, *, hands: bool, held: bool = False) -> Sentence | None:
        """Let time go on to t; return the sentence if a pause has closed it.

        hands: whether hands are in view. held: whether a letter is still being shown.
        """
        if hands:
            self._hands_since = t
        if held:
            self._quiet_since = t
        quiet, gone = t - self._quiet_since, t - self._hands_since
        if quiet >= self._pauses.word:
            self.end_word()
        over = quiet >= self._pauses.longest or min(quiet, gone) >= self._pauses.gone
        return self.close() if over else None

    def close(self) -> Sentence | None:
        """Return the sentence and begin another one; None where nothing was signed."""
        self.end_word()
        sentence = self.sentence
        self._words.clear()
        return sentence

    def _confidences(self) -> Iterator[float]:
        for word in self._words:
            yield from (confidence for _, confidence in word.signs)
