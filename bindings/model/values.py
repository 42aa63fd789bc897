"""The kinds of single values in a profile: durations, names of gestures, keys, texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator, WithJsonSchema

from bindings.app_patterns import LONGEST_PATTERN, compile_pattern
from bindings.durations import format_duration, format_interval, parse_duration, parse_interval
from bindings.keys import ALIASES, MODIFIERS, NAMED_KEYS, KeyCombo, KeyNameError, parse_combo
from bindings.model.base import mistake
from bindings.model.key_schema import combination_schema
from gestures.registry import GESTURES, GestureInfo

NEVER = "never"
"""For ``repeat``: not at all, also where the defaults say otherwise."""

_SHORTEST_INTERVAL = 0.02
_KNOWN_KEYS = (*NAMED_KEYS, *ALIASES)

_DURATION_SCHEMA = {"type": "string", "pattern": r"^\s*\d+(\.\d+)?\s*(ms|s)\s*$"}
_INTERVAL_SCHEMA = {"type": "string", "pattern": r"^\s*every\s+\d+(\.\d+)?\s*(ms|s)\s*$"}
_WORDS_SCHEMA = {"type": ["string", "number", "boolean", "null"]}
"""Text in an editor's eyes: what YAML takes for numbers and the like we read as it is written."""


def text_of(value: Any, what: str) -> str:
    """Return ``value`` if it is text. Raises a mistake otherwise; ``what`` names what is wanted."""
    if isinstance(value, str):
        return value
    raise mistake(f"expected {what}, found {kind_of(value)}")


def kind_of(value: Any) -> str:
    """Return what a plain value is, in the user's words."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"'{value}'"


def _duration(value: Any) -> float:
    try:
        return parse_duration(text_of(value, "a duration such as 400ms"))
    except ValueError as error:
        raise mistake(str(error)) from None


def _optional_duration(value: Any) -> float | None:
    return None if value is None else _duration(value)


def _interval(value: Any) -> float:
    if value == NEVER:
        return 0.0
    try:
        seconds = parse_interval(text_of(value, "an interval such as 'every 150ms'"))
    except ValueError as error:
        raise mistake(str(error)) from None
    if seconds < _SHORTEST_INTERVAL:
        raise mistake(f"an interval is at least {format_duration(_SHORTEST_INTERVAL)}")
    return seconds


def _interval_text(seconds: float) -> str:
    return format_interval(seconds) if seconds else NEVER


def gesture_info(name: str) -> GestureInfo:
    """Return what is known of a gesture. Raises a mistake for an unknown one."""
    if name not in GESTURES:
        raise mistake(f"unknown gesture '{name}'", word=name, known=GESTURES)
    return GESTURES[name]


def _gesture(value: Any) -> str:
    return gesture_info(text_of(value, "the name of a gesture")).name


def _lasting_gesture(value: Any) -> str:
    name = _gesture(value)
    if GESTURES[name].kind == "once":
        raise mistake(f"'{name}' happens once and cannot be held")
    return name


@dataclass(frozen=True, slots=True)
class Combination:
    """Keys as the user wrote them (``Right``) and as they were understood."""

    text: str
    combo: KeyCombo


def _combination(value: Any) -> Combination:
    text = text_of(value, "a key such as Right or ctrl+z")
    try:
        return Combination(text, parse_combo(text))
    except KeyNameError as error:
        raise mistake(str(error), word=error.name, known=_meant_keys(str(error))) from None


def _meant_keys(complaint: str) -> tuple[str, ...]:
    """Return the keys among which the one that was meant may be."""
    if "is not a modifier" in complaint:
        return MODIFIERS
    return _KNOWN_KEYS if complaint.startswith("unknown") else ()


def _text(value: Any) -> str:
    text = text_of(value, "text")
    if not text:
        raise mistake("the text is empty")
    return text


def _app_pattern(value: Any) -> str:
    pattern = _text(value)
    if len(pattern) > LONGEST_PATTERN:
        raise mistake(f"the pattern is too long: at most {LONGEST_PATTERN}")
    try:
        compile_pattern(pattern)
    except ValueError as error:
        raise mistake(str(error)) from None
    return pattern


Duration = Annotated[
    float,
    BeforeValidator(_duration),
    PlainSerializer(format_duration),
    WithJsonSchema(_DURATION_SCHEMA),
]
"""Seconds, written with a unit (``400ms``, ``2s``)."""

OptionalDuration = Annotated[
    float | None,
    BeforeValidator(_optional_duration),
    PlainSerializer(lambda seconds: None if seconds is None else format_duration(seconds)),
    WithJsonSchema(_DURATION_SCHEMA),
]

Interval = Annotated[
    float,
    BeforeValidator(_interval),
    PlainSerializer(_interval_text),
    WithJsonSchema({"anyOf": [_INTERVAL_SCHEMA, {"const": NEVER}]}),
]
"""Seconds, written ``every 150ms``; 0 for ``never``."""

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]

GestureName = Annotated[str, BeforeValidator(_gesture), WithJsonSchema({"enum": list(GESTURES)})]

LastingGesture = Annotated[
    str,
    BeforeValidator(_lasting_gesture),
    WithJsonSchema({"enum": [name for name, info in GESTURES.items() if info.kind == "lasting"]}),
]

KeyCombination = Annotated[
    Combination,
    PlainValidator(_combination),
    PlainSerializer(lambda keys: keys.text, return_type=str),
    WithJsonSchema(combination_schema()),
]

Text = Annotated[
    str,
    BeforeValidator(_text),
    Field(min_length=1, max_length=2000),
    WithJsonSchema(_WORDS_SCHEMA | {"minLength": 1, "maxLength": 2000}),
]

AppPattern = Annotated[
    str,
    BeforeValidator(_app_pattern),
    Field(min_length=1, max_length=LONGEST_PATTERN),
    WithJsonSchema(_WORDS_SCHEMA | {"minLength": 1, "maxLength": LONGEST_PATTERN}),
]
"""A name, a glob or ``re:`` and a regular expression."""
