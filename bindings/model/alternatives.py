"""Short forms in the JSON Schema: what a validator accepts besides the type itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

Schema = dict[str, Any]


@dataclass(frozen=True)
class OrElse:
    """The value may also be what ``schema`` describes."""

    schema: Schema

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Schema:
        return {"anyOf": [self.schema, handler(core_schema)]}

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True)
class OrItem:
    """Instead of a list the value may be a single item of it."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Schema:
        several = handler(core_schema)
        return {"anyOf": [several["items"], several]}


@dataclass(frozen=True)
class OneWord:
    """The value is a mapping of one word out of many, each with an argument of its own.

    Editors complete and explain one mapping with many settings better than many mappings.
    """

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Schema:
        settings: Schema = {}
        for option in handler(core_schema)["oneOf"]:
            resolved = handler.resolve_ref_schema(option)
            for word, setting in resolved["properties"].items():
                settings[word] = setting
        return {
            "type": "object",
            "properties": settings,
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }
