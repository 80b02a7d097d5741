"""A person who cannot be told of an incident does not keep the chat from being worked."""

import logging

import pytest
from sqlmodel import col, select

from models import Incoming, IncomingState
from simulator.faults import reset_before
from tests.conftest import House, Player


async def test_a_failed_apology_strands_nothing(house: House) -> None:
    house.world.faults.add(reset_before(), method="sendMessage", chat=1001)
    broken = {"chat": {"id": 1001}, "date": "rusak"}
    house.bot.intake.store([{"update_id": n, "message": broken} for n in (1, 2)])
    await house.bot.intake.idle()
    assert states(house) == [IncomingState.PARKED, IncomingState.PARKED]


async def test_who_has_left_needs_no_answer(house: House, caplog: pytest.LogCaptureFixture) -> None:
    officer = house.world.person(1001)
    officer.says("/bantuan")
    officer.blocks()
    await house.settle()
    assert states(house) == [IncomingState.ANSWERED] * 2
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_half_a_character_is_read_as_a_question_mark(house: House, officer: Player) -> None:
    """No phone sends it; an answer is due all the same."""
    await officer.says("/bantuan")
    seen = officer.hands.messages[0].as_object()
    said = {"update_id": 1, "message": {**seen, "message_id": 9, "text": "dinas \ud83d"}}
    house.bot.intake.store([said])
    await house.bot.intake.idle()
    assert len(officer.hands.screens) == 2
    assert states(house)[-1] == IncomingState.ANSWERED


def states(house: House) -> list[str]:
    house.bot.intake.flush()
    with house.bot.house.database.reading() as session:
        return [row.state for row in session.exec(select(Incoming).order_by(col(Incoming.id)))]
