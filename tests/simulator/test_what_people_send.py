"""What phones make of what people send: long texts, albums, videos, voices, stickers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.accounts import Bot
from simulator.errors import ScriptError
from simulator.outbox import parts
from simulator.person import VirtualPerson
from simulator.types import Json
from tests.simulator.conftest import Ask
from tests.simulator.test_people import newest, png


def heard(bot: Bot) -> list[Json]:
    return [queued.update["message"] for queued in bot.queue.waiting]


async def test_a_long_text_leaves_in_parts(officer: VirtualPerson, bot: Bot) -> None:
    first = officer.says("kata " * 1000)
    texts = [message["text"] for message in heard(bot)]
    assert len(texts) == 2
    assert " ".join(texts) == ("kata " * 1000).strip()
    assert first.text == texts[0]


@given(st.text(st.sampled_from("ab \n😀"), min_size=1, max_size=50), st.integers(2, 10))
def test_nothing_of_a_long_text_is_lost(text: str, longest: int) -> None:
    cut = list(parts(text, longest))
    assert "".join(cut) == text
    assert all(0 < len(part) <= longest for part in cut)


async def test_an_album_of_photos(officer: VirtualPerson, bot: Bot) -> None:
    officer.sends_album([("a.png", png(4, 3)), ("b.png", png(5, 3))], "lapangan", as_photos=True)
    one, other = heard(bot)
    assert one["media_group_id"] == other["media_group_id"]
    assert (one["caption"], other["photo"][-1]["width"]) == ("lapangan", 5)


@pytest.mark.parametrize("kind", ["video", "voice", "sticker"])
async def test_what_no_form_asks_for(ask: Ask, officer: VirtualPerson, bot: Bot, kind: str) -> None:
    officer.sends_media(kind, b"isi")
    held = newest(bot)[kind]
    got = await ask("getFile", file_id=held["file_id"])
    assert got.body["result"]["file_size"] == 3


async def test_a_phone_lets_nobody_write_too_long_a_caption(officer: VirtualPerson) -> None:
    officer.sends_file("a.pdf", b"a", caption="x" * 1024)
    with pytest.raises(ScriptError, match="caption"):
        officer.sends_file("a.pdf", b"a", caption="x" * 1025)
