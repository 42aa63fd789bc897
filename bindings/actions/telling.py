"""Actions that tell people something."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bindings.actions.base import ActionModel, BareAction
from bindings.model.values import Text


class CaptionAction(ActionModel):
    """Show text in the caption window: ``{caption: Hello}``."""

    kind = "caption"
    caption: Text
    """The text to show."""

    @property
    def text(self) -> str:
        """What to show."""
        return self.caption


class SayAction(ActionModel):
    """Speak text: ``{say: Hello}``."""

    kind = "say"
    say: Text
    """The text to speak."""

    @property
    def text(self) -> str:
        """What to speak."""
        return self.say


class SoundAction(ActionModel):
    """Play a sound: ``{sound: alarm}``."""

    kind = "sound"
    sound: Annotated[Text, Field(max_length=200)]
    """The sound to play, by its name."""


class NotifyAction(ActionModel):
    """Show a desktop notification: ``{notify: Wake up}``."""

    kind = "notify"
    notify: Text
    """The text of the notification."""

    @property
    def text(self) -> str:
        """What to show."""
        return self.notify


class UndoSignAction(BareAction):
    """Take the last recognised sign back: ``undo_sign``."""

    kind = "undo_sign"
    undo_sign: None = None
    """Takes no argument."""


class EndWordAction(BareAction):
    """End the word that is being spelled, as a pause would: ``end_word``."""

    kind = "end_word"
    end_word: None = None
    """Takes no argument."""


class ClearSentenceAction(BareAction):
    """Throw the sentence so far away: ``clear_sentence``."""

    kind = "clear_sentence"
    clear_sentence: None = None
    """Takes no argument."""


class SpeakSentenceAction(BareAction):
    """Speak the sentence so far: ``speak_sentence``."""

    kind = "speak_sentence"
    speak_sentence: None = None
    """Takes no argument."""
