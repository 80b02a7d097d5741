"""A person who cannot be told of an incident does not keep the chat from being worked."""

from sqlmodel import select

from models import Incoming, IncomingState
from simulator.faults import reset_before
from tests.conftest import House


async def test_a_failed_apology_strands_nothing(house: House) -> None:
    house.world.faults.add(reset_before(), method="sendMessage", chat=1001)
    broken = {"chat": {"id": 1001}, "date": "rusak"}
    house.bot.intake.store([{"update_id": n, "message": broken} for n in (1, 2)])
    await house.bot.intake.idle()
    with house.bot.house.database.reading() as session:
        states = [row.state for row in session.exec(select(Incoming))]
    assert states == [IncomingState.PARKED, IncomingState.PARKED]
