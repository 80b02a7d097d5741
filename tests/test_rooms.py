"""Rules of the house that can be read off its source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from settings import ROOT
from tests.source import NAMES, ROOMS

MAY_SELECT = ("services/", "models/", "gateway/intake.py")


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def imported(name: str) -> Iterator[str]:
    """Top-level names of the modules that a file imports."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def mentioned(name: str) -> Iterator[str]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]


def called(name: str) -> Iterator[str]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call):
            function = node.func
            yield getattr(function, "id", getattr(function, "attr", ""))


def test_the_rooms_are_read() -> None:
    assert {"bot.py", "gateway/intake.py", "texts/registration.py"} <= set(NAMES)
    assert "select" in called("gateway/intake.py")
    known = {Path(name).parts[0] for name in NAMES}
    assert known == {*ROOMS, "texts", "bot.py"}


def test_only_services_ask_the_database() -> None:
    others = [name for name in NAMES if not name.startswith(MAY_SELECT)]
    assert [name for name in others if "select" in called(name)] == []


def test_nobody_knows_the_front_door() -> None:
    assert [name for name in NAMES if "bot" in imported(name)] == []


def test_only_the_front_door_reads_settings() -> None:
    assert [name for name in NAMES if "settings" in imported(name)] == ["bot.py"]


def test_a_dialog_is_a_row() -> None:
    assert [name for name in NAMES if "ConversationHandler" in mentioned(name)] == []
