"""Carrying out the actions of bindings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from bindings import actions
from bindings.actions import Action, Button, PointerAction
from bindings.keys import KeyCombo
from controller.errors import OutputError
from controller.outputs.base import (
    CommandOutput,
    KeyOutput,
    PointerOutput,
    RunRequests,
    SpeechOutput,
    TextOutput,
)
from controller.outputs.commands import NoCommands
from controller.outputs.console_text import ConsoleText
from controller.outputs.held import HeldKeys, HeldPointer
from controller.pointer.hand_pointer import HandPointer
from controller.pointer.reach import Reach
from controller.sentence import SentenceUnderWay
from gestures.events import Event
from gestures.landmarks import HandFrame


def _print_problem(message: str) -> None:
    sys.stderr.write(f"isyarat: {message}\n")


class Performer:
    """Turns actions into keys, clicks and texts. Owns its outputs and closes them.

    notifications, sounds: the console when not given. commands: refused when not given.
    reach: the monitors on which hands lead the pointer.
    sentence: what signs compose; never any when not given.
    requests: what the actions ``pause`` and ``profile`` ask; refused when not given.
    report: hears one line for an action that failed; the same line is not repeated until
        an action has succeeded.
    """

    def __init__(
        self,
        keys: KeyOutput,
        pointer: PointerOutput,
        captions: TextOutput,
        speech: SpeechOutput,
        *,
        notifications: TextOutput | None = None,
        sounds: TextOutput | None = None,
        commands: CommandOutput | None = None,
        sentence: SentenceUnderWay | None = None,
        requests: RunRequests | None = None,
        reach: Reach = "all",
        report: Callable[[str], None] = _print_problem,
    ) -> None:
        self._keys = HeldKeys(keys)
        self._pointer = HeldPointer(pointer)
        self._captions = captions
        self._speech = speech
        self._notifications = notifications or ConsoleText("notify")
        self._sounds = sounds or ConsoleText("sound")
        self._commands = commands or NoCommands()
        self._sentence = sentence or SentenceUnderWay()
        self._requests = requests
        self._hand_pointer = HandPointer(self._pointer, reach)
        self._report = report
        self._last_problem = ""

    def perform(self, action: Action) -> None:
        """Do it now; a failure is reported, not raised."""
        self._attempt(action, lambda: self._dispatch(action))

    def lead_pointer(self, action: PointerAction, event: Event, frame: HandFrame) -> None:
        """Let the hand of the event lead the pointer, from the event's begin to its end."""
        lead = self._hand_pointer.lead
        self._attempt(action, lambda: lead(frame, event.track_id, action.pointer, event.phase))

    def _attempt(self, action: Action, do: Callable[[], None]) -> None:
        try:
            do()
        except OutputError as problem:
            self._tell(f"'{action.kind}' failed: {problem}")
        else:
            self._last_problem = ""

    def notify(self, text: str) -> None:
        """Show a notification. May be called from any thread."""
        self._notifications.send(text)

    def silence(self) -> None:
        """Stop speaking, and forget what was to be spoken."""
        self._speech.cancel()

    @property
    def holding(self) -> bool:
        """Whether an action has left a key or button down."""
        return self._keys.holding or self._pointer.holding

    def release_all(self) -> None:
        """Let go of every key and button that an action left down."""
        for release in (
            self._hand_pointer.rest,
            self._pointer.release_all,
            self._keys.release_all,
        ):
            try:
                release()
            except OutputError as problem:
                self._tell(str(problem))

    def close(self) -> None:
        """Release everything and close the outputs. May be called twice."""
        self.release_all()
        with ExitStack() as closing:
            for output in (self._keys, self._pointer):
                closing.callback(output.close)
            for teller in (self._captions, self._speech, self._notifications, self._sounds):
                closing.callback(teller.close)
            closing.callback(self._commands.close)

    def _dispatch(self, action: Action) -> None:
        match action:
            case actions.KeyAction():
                self._tap(action.combo)
            case actions.KeysAction():
                for combo in action.combos:
                    self._tap(combo)
            case actions.PressAction():
                self._hold(action.keys)
            case actions.ReleaseAction():
                self._let_go(action.keys)
            case actions.TypeAction():
                self._keys.type(action.text)
            case actions.ClickAction() | actions.DoubleClickAction():
                self._click(action.button, action.count)
            case actions.ScrollAction():
                self._pointer.scroll(action.dx, action.dy)
            case actions.CaptionAction():
                self._captions.send(action.text)
            case actions.SayAction():
                self._speech.send(action.text)
            case actions.NotifyAction():
                self._notifications.send(action.text)
            case actions.SoundAction():
                self._sounds.send(action.sound)
            case actions.RunAction():
                self._commands.run(action.argv)
            case actions.PauseAction():
                self._run().pause(action.pause)
            case actions.ProfileAction():
                self._run().switch_profile(action.profile)
            case actions.UndoSignAction():
                self._sentence.undo()
            case actions.EndWordAction():
                self._sentence.end_word()
            case actions.ClearSentenceAction():
                self._sentence.clear()
            case actions.SpeakSentenceAction():
                self._speech.send(self._sentence.hand_over())

    def _run(self) -> RunRequests:
        if self._requests is None:
            raise OutputError("nothing here can be paused or switched")
        return self._requests

    def _tap(self, combo: KeyCombo) -> None:
        keys = (*combo.modifiers, combo.key)
        self._hold(keys)
        self._let_go(tuple(reversed(keys)))

    def _hold(self, keys: Sequence[str]) -> None:
        """Press all of them, or none when one fails."""
        with ExitStack() as undo:
            for key in keys:
                self._keys.press(key)
                undo.callback(self._keys.release, key)
            undo.pop_all()

    def _let_go(self, keys: Sequence[str]) -> None:
        """Release all of them in order, also when one fails."""
        with ExitStack() as letting_go:
            for key in reversed(keys):
                letting_go.callback(self._keys.release, key)

    def _click(self, button: Button, count: int) -> None:
        for _ in range(count):
            self._pointer.press(button)
            self._pointer.release(button)

    def _tell(self, problem: str) -> None:
        if problem != self._last_problem:
            self._last_problem = problem
            self._report(problem)
