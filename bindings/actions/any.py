"""Any one of the actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag

from bindings.actions.base import ActionModel
from bindings.actions.control import PauseAction, ProfileAction, RunAction, SetModeAction
from bindings.actions.keyboard import KeyAction, KeysAction, PressAction, ReleaseAction, TypeAction
from bindings.actions.mouse import ClickAction, DoubleClickAction, PointerAction, ScrollAction
from bindings.actions.telling import (
    CaptionAction,
    ClearSentenceAction,
    EndWordAction,
    NotifyAction,
    SayAction,
    SoundAction,
    SpeakSentenceAction,
    UndoSignAction,
)
from bindings.model.action_words import BARE, with_argument
from bindings.model.alternatives import OneWord, OrElse, OrItem
from bindings.model.lists import as_list, at_most

MAX_ACTIONS = 50


def _as_mapping(value: Any) -> Any:
    return value if isinstance(value, ActionModel) else with_argument(value, ACTIONS)


def _tag(value: Any) -> str:
    return f"<{value.kind if isinstance(value, ActionModel) else next(iter(value))}>"


Action = Annotated[
    Annotated[KeyAction, Tag("<key>")]
    | Annotated[KeysAction, Tag("<keys>")]
    | Annotated[PressAction, Tag("<press>")]
    | Annotated[ReleaseAction, Tag("<release>")]
    | Annotated[TypeAction, Tag("<type>")]
    | Annotated[ClickAction, Tag("<click>")]
    | Annotated[DoubleClickAction, Tag("<double_click>")]
    | Annotated[ScrollAction, Tag("<scroll>")]
    | Annotated[PointerAction, Tag("<pointer>")]
    | Annotated[CaptionAction, Tag("<caption>")]
    | Annotated[SayAction, Tag("<say>")]
    | Annotated[SoundAction, Tag("<sound>")]
    | Annotated[NotifyAction, Tag("<notify>")]
    | Annotated[SetModeAction, Tag("<set_mode>")]
    | Annotated[ProfileAction, Tag("<profile>")]
    | Annotated[PauseAction, Tag("<pause>")]
    | Annotated[UndoSignAction, Tag("<undo_sign>")]
    | Annotated[EndWordAction, Tag("<end_word>")]
    | Annotated[ClearSentenceAction, Tag("<clear_sentence>")]
    | Annotated[SpeakSentenceAction, Tag("<speak_sentence>")]
    | Annotated[RunAction, Tag("<run>")],
    Discriminator(_tag),
    BeforeValidator(_as_mapping),
    OneWord(),
    OrElse({"enum": list(BARE), "description": "An action without an argument."}),
]

Actions = Annotated[
    tuple[Action, ...],
    Field(min_length=1, max_length=MAX_ACTIONS),
    at_most(MAX_ACTIONS),
    BeforeValidator(as_list),
    OrItem(),
]
"""One action or a list of them, done in order."""

ACTIONS: Mapping[str, type[ActionModel]] = {
    action.kind: action
    for action in (
        *(KeyAction, KeysAction, PressAction, ReleaseAction, TypeAction),
        *(ClickAction, DoubleClickAction, ScrollAction, PointerAction),
        *(CaptionAction, SayAction, SoundAction, NotifyAction),
        *(SetModeAction, ProfileAction, PauseAction),
        *(UndoSignAction, EndWordAction, ClearSentenceAction, SpeakSentenceAction, RunAction),
    )
}
"""Every action by its name in a profile."""
