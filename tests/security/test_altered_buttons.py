"""Callback data is a request, never a proof: whatever is made of the bot's own, nobody gets at what
is another's, and nothing fails unforeseen."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text
from sqlmodel import SQLModel

import handlers
from handlers import groups
from models import Role, Status
from simulator.events import Called, Event
from tests.conftest import House, player
from tests.innovations.conftest import Registered
from tests.people.conftest import appointed, newcomer
from tests.security.targets import ROWLESS, TARGETS, Whose
from tests.security.test_matrix import Actor, planting

ATTACKERS = (1002, 4242, 5003)  # another unit's officer, somebody without a post, a former verifier
VERBS = sorted({*handlers.BUTTONS, *groups.BUTTONS})
THEIR_UNIT = "(SELECT id FROM units WHERE code = 'DINKES')"
THEM = "(SELECT id FROM people WHERE telegram_id IN (1002, 4242, 5003))"
MINE = {  # what the attackers may change: their own, and their unit's
    "people": f"id NOT IN {THEM}",
    "drafts": f"(author_id NOT IN {THEM} AND unit_id IS NULL) OR unit_id <> {THEIR_UNIT}",
    "said_messages": f"person_id NOT IN {THEM}",
    "replaced_answers": f"draft_id IN (SELECT id FROM drafts WHERE author_id NOT IN {THEM})",  # noqa: S608
    "access_requests": f"person_id NOT IN {THEM}",
    "innovations": f"unit_id <> {THEIR_UNIT}",
    "audit_entries": f"who_id IS NULL OR who_id NOT IN {THEM}",
    "views": f"chat_id NOT IN {ATTACKERS}",
    "wrong_tries": f"telegram_id NOT IN {ATTACKERS}",
    **dict.fromkeys(
        ("subscriptions", "digest_choices", "circular_readings"), f"person_id NOT IN {THEM}"
    ),
}
UNTOLD = {"incoming", "deliveries", "held_files"}  # what anybody may cause
ROWS = {
    table.name: text(f"SELECT * FROM {table.name} WHERE {MINE.get(table.name, '1 = 1')}")  # noqa: S608
    for table in SQLModel.metadata.sorted_tables
    if table.name not in UNTOLD
}


@dataclass
class Heard:
    """Every callback data that the bot has sent to anybody."""

    data: list[str] = field(default_factory=list)

    def notice(self, event: Event) -> None:
        if isinstance(event, Called) and (markup := event.params.get("reply_markup")):
            found = json.loads(markup) if isinstance(markup, str) else markup
            buttons = [b for row in found.get("inline_keyboard", []) for b in row]
            self.data += [
                b["callback_data"] for b in buttons if b["callback_data"] not in self.data
            ]


def others(house: House) -> dict[str, list[Any]]:
    """All that is not the attackers'."""
    with house.bot.house.database.reading() as session:
        return {name: sorted(map(repr, session.execute(rows))) for name, rows in ROWS.items()}


REGISTERS = (
    "/daftar",
    "Warga menunggu tiga jam untuk legalisir ijazah.",
    "Selesai",
    "SAPA",
    "Inisiatif",
    "/draf",
)
LOOKS_ROUND = ("/inovasi", "*JALUR CEPAT", "*Profil", "*Kembali", "*Riwayat")
ASKS = ("/start", "*Minta akses", "Operator inovasi", "DLH", "Tamu Baru", "kirim")
INVITES = (
    "/undang",
    "*Undang satu orang",
    "Operator inovasi",
    "DLH",
    "/undang",
    "/impor",
    "/belum",
)
SESSION = (
    *((1001, said) for said in (*REGISTERS, *LOOKS_ROUND)),
    *((1002, said) for said in REGISTERS),
    *((4242, said) for said in ASKS),
    *((who, said) for who in (1003, 5003) for said in (*INVITES, "/tenggat", "/peran", "/bantuan")),
    (1004, "/belum"),
)  # a star stands before what is tapped


@pytest.fixture
async def sent(house: House, registered: Registered) -> list[str]:
    """What the bot has sent in a session in which much happens."""
    heard = Heard()
    house.world.observers.append(heard.notice)
    registered()
    registered("JALUR CEPAT", status=Status.VERIFIED)
    newcomer(house, 4242, "Tamu")
    appointed(house, 5003, Role.VERIFIER)
    for who, said in SESSION:
        person = player(house, who)
        await (person.taps(said[1:]) if said[0] == "*" else person.says(said))
    await house.tick()
    _end_posts_of(house, 5003)
    house.world.observers.remove(heard.notice)
    return [*heard.data, *_rest_of(house, heard.data)]


def _rest_of(house: House, heard: list[str]) -> list[str]:
    """A button of the officer's own for each verb that the session has not come to."""
    rest = set(VERBS) - {data.partition(":")[0] for data in heard}
    made = [f"{verb}:{ROWLESS.get(verb, '1:0::belum')}" for verb in rest - TARGETS.keys()]
    for verb in sorted(rest & TARGETS.keys()):
        with house.bot.house.database.transaction() as session:
            officer = Actor("an officer", 1001, Role.OFFICER)
            address = TARGETS[verb](planting(house, session, officer, Whose.OWN))
        made += [f"{verb}:{address}"] if address else []
    assert {data.partition(":")[0] for data in [*heard, *made]} == set(VERBS)
    return sorted(made)


def _end_posts_of(house: House, telegram_id: int) -> None:
    who = "(SELECT id FROM people WHERE telegram_id = :who)"
    ended = text(f"UPDATE memberships SET valid_to = valid_from WHERE person_id = {who}")  # noqa: S608
    with house.bot.house.database.transaction() as session:
        session.execute(ended, {"who": telegram_id})


# ---- what is made of it

words = st.text(max_size=12) | st.sampled_from(["0", "name", "role", "yes", "people", "-1", "ya"])
numbers = (st.integers(0, 25) | st.integers(0, 999_999_999)).map(str)


def _with(place: int, value: str) -> Callable[[str], str]:
    def change(data: str) -> str:
        parts = data.split(":")
        return ":".join([*parts[:place], value, *parts[place + 1 :]])

    return change


def _cut(at: int, put: str) -> Callable[[str], str]:
    return lambda data: data[: at % (len(data) + 1)] + put + data[at % (len(data) + 1) + 1 :]


changes = st.one_of(
    st.just(str),
    st.builds(_with, st.just(0), st.sampled_from(VERBS)),
    st.builds(_with, st.just(1), numbers),
    st.builds(_with, st.just(2), numbers),
    st.builds(_with, st.integers(3, 4), words),
    st.builds(_cut, st.integers(0, 63), st.text(max_size=3)),
    st.text(max_size=64).map(lambda whole: lambda _: whole),
)
presses = st.tuples(
    st.sampled_from(ATTACKERS), st.integers(0, 9_999), st.lists(changes, min_size=1, max_size=3)
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(made=st.lists(presses, min_size=10, max_size=30))
async def test_no_altered_button_gets_at_what_is_anothers(
    house: House, sent: list[str], caplog: pytest.LogCaptureFixture, made: list[Any]
) -> None:
    before = others(house)
    for who, number, altered in made:
        data = sent[number % len(sent)]
        for change in altered:
            data = change(data)
        await _press(house, who, data)
    assert _touched(house, before) == {}
    assert [r.message for r in caplog.records if r.levelno >= logging.ERROR] == []


async def test_no_button_of_another_does_anything_for_oneself(
    house: House, sent: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    """As they are; what each role gets of each, the matrix tells."""
    before = others(house)
    for data, who in zip(sent, cycle(ATTACKERS), strict=False):
        await _press(house, who, data)
    assert _touched(house, before) == {}
    assert [r.message for r in caplog.records if r.levelno >= logging.ERROR] == []


async def _press(house: House, who: int, data: str) -> None:
    person = player(house, who).hands
    query = person.press(person.chat.messages[person.screens[0].id], data)
    await house.settle()
    assert query.answered


def _touched(house: House, before: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: rows for name, rows in others(house).items() if rows != before[name]}
