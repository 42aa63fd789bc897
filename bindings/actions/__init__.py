"""What a binding does. An action is one word with its argument: ``{key: Right}``.

Actions are plain data; outputs carry them out.
"""

from bindings.actions.any import ACTIONS, Action, Actions
from bindings.actions.control import (
    ModeSwitch,
    PauseAction,
    ProfileAction,
    RunAction,
    SetModeAction,
)
from bindings.actions.keyboard import KeyAction, KeysAction, PressAction, ReleaseAction, TypeAction
from bindings.actions.mouse import (
    Button,
    ClickAction,
    DoubleClickAction,
    PointerAction,
    ScrollAction,
)
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

__all__ = [
    "ACTIONS",
    "Action",
    "Actions",
    "Button",
    "CaptionAction",
    "ClearSentenceAction",
    "ClickAction",
    "DoubleClickAction",
    "EndWordAction",
    "KeyAction",
    "KeysAction",
    "ModeSwitch",
    "NotifyAction",
    "PauseAction",
    "PointerAction",
    "PressAction",
    "ProfileAction",
    "ReleaseAction",
    "RunAction",
    "SayAction",
    "ScrollAction",
    "SetModeAction",
    "SoundAction",
    "SpeakSentenceAction",
    "TypeAction",
    "UndoSignAction",
]
