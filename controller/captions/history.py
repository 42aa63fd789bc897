"""Everything that was shown, and how it leaves as a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from controller.captions.caption import Caption
from controller.captions.timing import stays
from controller.errors import UsageError

MOST = 5000
"""Captions kept; of more the oldest are forgotten."""
_LEAST = 0.001


class History:
    """The final captions in the order in which they came.

    Times are those of the stream. When they jump back a new run has begun: it is counted on
    from the end of the one before.
    """

    def __init__(self, stay: float) -> None:
        self._stay = stay
        self._captions: deque[Caption] = deque(maxlen=MOST)
        self._shift = 0.0

    def add(self, caption: Caption) -> None:
        """Keep a caption; one that is not final or has no text is not kept."""
        if not caption.final or not caption.text:
            return
        last = self._captions[-1] if self._captions else None
        if last is not None and caption.t + self._shift < last.t:
            self._shift = self._end(last) - caption.t
        self._captions.append(replace(caption, t=caption.t + self._shift))

    def __len__(self) -> int:
        return len(self._captions)

    def as_text(self) -> str:
        """Return the captions one after the other, without times."""
        return "".join(f"{caption.text}\n" for caption in self._captions)

    def as_srt(self, origin: float = 0.0) -> str:
        """Return subtitles (SubRip). ``origin``: the stream's time that is their 0."""
        return "".join(
            f"{number}\n{srt_time(begin - origin)} --> {srt_time(end - origin)}\n{text}\n\n"
            for number, (begin, end, text) in enumerate(self._spans(), 1)
        )

    def save(self, path: Path, origin: float = 0.0) -> None:
        """Write .srt or, with any other ending, plain text. Raises UsageError."""
        text = self.as_srt(origin) if path.suffix.lower() == ".srt" else self.as_text()
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            hint = f"{error.strerror}; choose another place"
            raise UsageError(f"cannot write {path}", hint) from None

    def _spans(self) -> Iterator[tuple[float, float, str]]:
        captions = list(self._captions)
        for caption, after in zip_longest(captions, captions[1:]):
            end = self._end(caption)
            if after is not None:
                end = max(caption.t + _LEAST, min(end, after.t))
            yield caption.t, end, caption.text.replace("-->", "→")

    def _end(self, caption: Caption) -> float:
        return caption.t + stays(caption.text, self._stay)


def srt_time(seconds: float) -> str:
    """Return ``01:02:03,004``; a time before 0 is 0."""
    milliseconds = max(0, round(seconds * 1000))
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    whole, milliseconds = divmod(milliseconds, 1000)
    return f"{hours:02}:{minutes:02}:{whole:02},{milliseconds:03}"
