"""The registration in docs/ says nothing that the bot does not say today."""

import re

import pytest

from settings import ROOT
from tests.conftest import Player
from tests.filling.acts import WAYS, fill_in
from tests.filling.transcript import Scribe

FILE = ROOT / "docs" / "registration.md"
HEAD = [
    "# A registration, from the first word to the receipt",
    "",
    "Written by `make transcript`; a test fails once the bot no longer says a line of it. Bold is",
    "what the officer does, below it what the bot shows.",
    "",
]


async def test_the_transcript_is_current(officer: Player, pytestconfig: pytest.Config) -> None:
    scribe = Scribe.of(officer)
    await scribe.says("/daftar")
    await fill_in(scribe, WAYS[0])
    await scribe.taps("Kirim")
    text = "\n".join([*HEAD, *scribe.lines])
    if pytestconfig.getoption("--write-transcript"):
        FILE.write_text(text, encoding="utf-8")
    assert _said(FILE.read_text(encoding="utf-8")) - _said(text) == set()


def _said(text: str) -> set[str]:
    """Lines without what counts questions and pages: a new question leaves the others true."""
    return {re.sub(r"\d+", "#", line) for line in text.splitlines() if "▱" not in line}
