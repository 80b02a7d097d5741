"""Writes the table of the Bot API's methods and objects from aiogram's generated classes.

Runs in an environment of its own, since aiogram cannot share ours: see `make api-table`.
Types are spelled as on core.telegram.org: `Integer`, `Array<Message>`, `InputFile|String`.
"""

from __future__ import annotations

import json
import sys
import types
from datetime import datetime, timedelta
from enum import Enum
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import aiogram  # type: ignore[import-not-found]
from aiogram import methods
from aiogram import types as objects
from aiogram.client.default import Default  # type: ignore[import-not-found]
from aiogram.methods.base import TelegramMethod  # type: ignore[import-not-found]
from aiogram.types.base import TelegramObject  # type: ignore[import-not-found]

PLAIN: dict[Any, str] = {
    int: "Integer", str: "String", bool: "Boolean", float: "Float", datetime: "Integer",
    timedelta: "Integer", Any: "Any",
}  # fmt: skip


def main(target: str, names: str) -> None:
    """`target` gets the table for the tests, `names` the bare list that the simulator ships."""
    found: dict[str, Any] = {
        "source": f"aiogram {version('aiogram')}, generated from https://core.telegram.org/bots/api",
        "licence": licence(),
        "bot_api": aiogram.__api_version__,
        "methods": {m.__api_method__: method(m) for m in classes(methods, TelegramMethod)},
        "objects": {o.__name__: fields(o) for o in classes(objects, TelegramObject)},
    }
    parts = [f"{json.dumps(key)}: {lines(value)}" for key, value in found.items()]
    Path(target).write_text("{\n" + ",\n".join(parts) + "\n}\n")
    Path(names).write_text("\n".join(sorted(found["methods"])) + "\n")


def lines(value: Any) -> str:
    """One line for each method and object, so that a new version reads as a short diff."""
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    rows = [f"{json.dumps(key)}: {json.dumps(value[key], sort_keys=True)}" for key in sorted(value)]
    return "{\n" + ",\n".join(rows) + "\n}"


def licence() -> str:
    """The notice that MIT asks to keep with what is derived."""
    files = distribution("aiogram").files or []
    return next(f for f in files if f.name == "LICENSE").read_text()


def classes(module: types.ModuleType, base: type) -> list[Any]:
    found = [getattr(module, name) for name in module.__all__]
    return [c for c in found if isinstance(c, type) and issubclass(c, base) and c is not base]


def method(cls: Any) -> dict[str, Any]:
    return {"params": fields(cls), "returns": spell(cls.__returning__)}


def fields(cls: Any) -> dict[str, Any]:
    return {
        field.alias or name: {
            "type": spell(field.annotation, field.metadata),
            "required": field.is_required() or is_discriminator(field),
        }
        for name, field in cls.model_fields.items()
        if not field.exclude and not is_deprecated(field)
    }


def is_deprecated(field: Any) -> bool:
    return bool((field.json_schema_extra or {}).get("deprecated"))


def is_discriminator(field: Any) -> bool:
    """`type: Literal["mention"] = "mention"` is always present on the wire."""
    return get_origin(field.annotation) is Literal


def spell(annotation: Any, _: Any = ()) -> str:
    if annotation in PLAIN:
        return PLAIN[annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        kinds = [spell(a) for a in args if a not in {type(None), Default}]
        return "|".join(sorted({k for kind in kinds for k in kind.split("|")}))
    if origin is Annotated:
        return spell(args[0])
    if origin is list:
        return f"Array<{spell(args[0])}>"
    if origin is Literal:
        return literal(args)
    return annotation.__name__ if isinstance(annotation, type) else "Any"


def literal(values: tuple[Any, ...]) -> str:
    """`String=member` for a field that always holds that word."""
    words = [str(value.value if isinstance(value, Enum) else value) for value in values]
    kind = PLAIN.get(type(values[0]), "String")
    return f"{kind}={','.join(words)}"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
