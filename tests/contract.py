"""Every call of every test, and all that the simulator sends, held against Bot API 10.0.

The fixture `contract` watches all worlds: those of this process as they go, those of others (load,
kill tests) by the journal that `python -m simulator` writes where `SIMULATOR_JOURNAL` points. What
it finds fails the test in which it happened; a test that breaks the contract on purpose names what
it breaks: `contract.allow("sendMessage: no ...")`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from simulator.events import Called, Emitted, Event
from simulator.types import Reply
from simulator.world import World

Problems = Iterator[str]

TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "botapi_10_0.json").read_text())
METHODS = {name.lower(): (name, shape) for name, shape in TABLE["methods"].items()}
OBJECTS: dict[str, Any] = TABLE["objects"]
PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Boolean": (bool,),
    "Float": (int, float),
}


class Contract:
    def __init__(self) -> None:
        self.violations: list[str] = []
        self.allowed: list[str] = []

    def __call__(self, event: Event) -> None:
        match event:
            case Called():
                self.violations += check_call(event)
            case Emitted():
                self.violations += check(event.update, "Update", "update")

    def read(self, journal: Path) -> None:
        """What a simulator in another process has written down; nothing if there was none."""
        if journal.exists():
            *whole, _cut_off = journal.read_bytes().split(b"\n")
            for line in whole:
                self.violations += check_line(json.loads(line))

    def allow(self, *words: str) -> None:
        """Violations with these words in them are meant."""
        self.allowed += words

    def unexpected(self) -> list[str]:
        return [v for v in self.violations if not any(words in v for words in self.allowed)]


NUMBERS = count(1)


@pytest.fixture(scope="session")
def journals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("journals")


@pytest.fixture(autouse=True)
def contract(journals: Path) -> Iterator[Contract]:
    watching, journal = Contract(), journals / f"{next(NUMBERS)}.jsonl"
    os.environ["SIMULATOR_JOURNAL"] = str(journal)
    World.everywhere.append(watching)
    yield watching
    World.everywhere.remove(watching)
    watching.read(journal)
    if broken := watching.unexpected():
        pytest.fail("Bot API contract broken:\n" + "\n".join(dict.fromkeys(broken)))


def check_line(line: dict[str, Any]) -> Problems:
    """A line of a journal, see `simulator/journal.py`."""
    if "update" in line:
        yield from check(line["update"], "Update", "update")
        return
    call = line["call"]
    files, reply = dict.fromkeys(call["files"]), Reply(call["status"], call["answer"])
    yield from check_call(Called(None, call["method"], call["params"], files, reply, 0.0))  # type: ignore[arg-type]


def check_call(called: Called) -> Problems:
    if called.method.lower() not in METHODS:
        yield f"{called.method}: no such method"
        return
    name, shape = METHODS[called.method.lower()]
    given = {**called.params, **{key: ... for key in called.files if key in shape["params"]}}
    yield from check_params(name, shape["params"], given)
    if called.reply.body.get("ok"):
        yield from check(called.reply.body["result"], shape["returns"], f"{name} answer")


def check_params(name: str, shape: dict[str, Any], given: dict[str, Any]) -> Problems:
    for key, value in given.items():
        if key not in shape:
            yield f"{name}: no parameter {key!r}"
        elif value is not None and value is not ...:
            yield from check(
                _decoded(value, shape[key]["type"]), shape[key]["type"], f"{name}.{key}"
            )
    for key, field in shape.items():
        if field["required"] and given.get(key) is None:
            yield f"{name}: required parameter {key!r} is missing"


def _decoded(value: Any, kind: str) -> Any:
    """Form data comes as text; JSON in it is read before it is checked."""
    if not isinstance(value, str) or "String" in alternatives(kind) or "InputFile" in kind:
        return value
    try:
        return json.loads(value.lower() if kind == "Boolean" else value)
    except ValueError:
        return value


def check(value: Any, kind: str, where: str) -> Problems:
    """Nothing if the value fits one of the alternatives, else what is wrong with the nearest."""
    first, *others = alternatives(kind)
    found = list(_check_one(value, first, where))
    for one in others:
        if found:
            found = min(found, list(_check_one(value, one, where)), key=len)
    yield from found


def _check_one(value: Any, kind: str, where: str) -> Problems:
    kind, _, word = kind.partition("=")
    if kind.startswith("Array<"):
        yield from _check_array(value, kind[6:-1], where)
    elif kind in PLAIN:
        fits = isinstance(value, PLAIN[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        if not fits or (word and str(value) not in word.split(",")):
            yield f"{where}: {value!r} is no {kind} {word}".rstrip()
    elif kind == "InputFile":
        if not isinstance(value, str):
            yield f"{where}: {value!r} is no file"
    elif kind == "KeyboardButton" and isinstance(value, str):
        return  # "String can be used instead of this object to specify the button text"
    elif kind in OBJECTS:
        yield from _check_object(value, kind, f"{where} ({kind})")


def _check_array(value: Any, kind: str, where: str) -> Problems:
    if not isinstance(value, list | tuple):
        yield f"{where}: {value!r} is no Array"
        return
    for number, item in enumerate(value):
        yield from check(item, kind, f"{where}[{number}]")


def _check_object(value: Any, kind: str, where: str) -> Problems:
    if not isinstance(value, dict):
        yield f"{where}: {value!r} is no object"
        return
    for key, held in value.items():
        if key in OBJECTS[kind]:
            yield from check(held, OBJECTS[kind][key]["type"], f"{where}.{key}")
        else:
            yield f"{where}: no field {key!r}"
    yield from (f"{where}: field {key!r} is missing" for key in required(kind) if key not in value)


@cache
def required(kind: str) -> list[str]:
    return [key for key, field in OBJECTS[kind].items() if field["required"]]


@cache
def alternatives(kind: str) -> list[str]:
    """`A|Array<B|C>` is A or an array: bars inside of brackets do not count."""
    found, depth = [""], 0
    for char in kind:
        depth += (char == "<") - (char == ">")
        if char == "|" and not depth:
            found.append("")
        else:
            found[-1] += char
    return found
