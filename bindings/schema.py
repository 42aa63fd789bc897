"""The JSON Schema of profiles, by which editors complete, explain and check while one writes."""

from __future__ import annotations

import json
from typing import Any

from bindings.model.profile import ProfileModel

DRAFT = "https://json-schema.org/draft/2020-12/schema"
NAME = "bindings.schema.json"


def profile_schema() -> dict[str, Any]:
    """Return the schema of a profile, draft 2020-12.

    It describes values as YAML 1.2 reads them; what depends on several places of a file or on
    the user's settings is left to the loader.
    """
    schema = ProfileModel.model_json_schema(by_alias=True, mode="validation")
    schema = _tidy(schema)
    return {"$schema": DRAFT, "title": "Isyarat profile"} | {
        key: value for key, value in schema.items() if key != "title"
    }


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(profile_schema(), indent=2, ensure_ascii=False) + "\n"


def _tidy(value: Any) -> Any:
    """Take out what only makes sense in Python: titles of classes, None for what is left out."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    options = value.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        options = [option for option in options if option != {"type": "null"}]
        rest = {key: each for key, each in value.items() if key not in ("anyOf", "default")}
        return _tidy(options[0] | rest if len(options) == 1 else {"anyOf": options} | rest)
    return {
        key: _plain(each) if key == "description" else _tidy(each)
        for key, each in value.items()
        if not (key in ("title", "discriminator") and not isinstance(each, dict))
        and not (key == "default" and each is None)
    }


def _plain(text: Any) -> Any:
    """Return a description without the marks that documentation in the code uses."""
    return text.replace("``", "'") if isinstance(text, str) else _tidy(text)
