"""The registration in docs/ is what the bot says today."""

import pytest

from settings import ROOT
from tests.conftest import Player
from tests.filling.acts import WAYS, fill_in
from tests.filling.transcript import Scribe

FILE = ROOT / "docs" / "registration.md"
HEAD = [
    "# A registration, from the first word to the receipt",
    "",
    "Written by `tests/filling/test_transcript.py`, which fails when the bot says something else;",
    "`make transcript` writes it anew. Bold is what the officer does, below it what the bot shows.",
    "",
]


async def test_the_transcript_is_current(
    officer: Player, pytestconfig: pytest.Config
) -> None:
    scribe = Scribe.of(officer)
    await scribe.says("/daftar")
    await fill_in(scribe, WAYS[0])
    await scribe.taps("Kirim")
    text = "\n".join([*HEAD, *scribe.lines])
    if pytestconfig.getoption("--write-transcript"):
        FILE.write_text(text, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == text
