"""What all actions share."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import SerializerFunctionWrapHandler, model_serializer

from bindings.model.base import Model


class ActionModel(Model):
    """One action: one word with its argument. ``kind`` is the word."""

    kind: ClassVar[str]

    def as_json(self) -> Any:
        """Return the action as the profile writes it: ``{"key": "Right"}``, or ``"pause"``."""
        return self.model_dump(mode="json", exclude_none=True)

    @property
    def argument(self) -> Any:
        """What is written after the word; None for a word on its own."""
        written = self.as_json()
        return None if isinstance(written, str) else written[self.kind]


class BareAction(ActionModel):
    """An action that may stand without an argument: it is then written as a word."""

    @model_serializer(mode="wrap")
    def _written(self, handler: SerializerFunctionWrapHandler) -> Any:
        written = handler(self)
        return self.kind if written.get(self.kind) is None else written
