"""Carrying out the actions of bindings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from bindings import actions
from bindings.actions import Action, Button
from bindings.keys import KeyCombo
from controller.errors import OutputError
from controller.outputs.base import KeyOutput, PointerOutput, TextOutput
from controller.outputs.held import HeldKeys, HeldPointer


def _print_problem(message: str) -> None:
    sys.stderr.write(f"isyarat: {message}\n")


class Performer:
    """Turns actions into keys, clicks and texts. Owns its outputs and closes them.

    report: hears one line for an action that failed; the same line is not repeated until
        an action has succeeded.
    """

    def __init__(
        self,
        keys: KeyOutput,
        pointer: PointerOutput,
        captions: TextOutput,
        speech: TextOutput,
        *,
        report: Callable[[str], None] = _print_problem,
    ) -> None:
        self._keys = HeldKeys(keys)
        self._pointer = HeldPointer(pointer)
        self._captions = captions
        self._speech = speech
        self._report = report
        self._last_problem = ""

    def perform(self, action: Action) -> None:
        """Do it now; a failure is reported, not raised."""
        try:
            self._dispatch(action)
        except OutputError as problem:
            self._tell(f"'{action.kind}' failed: {problem}")
        else:
            self._last_problem = ""

    def release_all(self) -> None:
        """Let go of every key and button that an action left down."""
        for release in (self._pointer.release_all, self._keys.release_all):
            try:
                release()
            except OutputError as problem:
                self._tell(str(problem))

    def close(self) -> None:
        """Release everything and close the outputs. May be called twice."""
        self.release_all()
        with ExitStack() as closing:
            for output in (self._captions, self._speech, self._keys, self._pointer):
                closing.callback(output.close)

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
