"""A process ends between two steps; the next one goes on where it was."""

from datetime import timedelta

from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select, update

import bot as front_door
from models import Delivery, DeliveryState, Incoming, IncomingState
from models.database import Database
from settings import Settings
from simulator.faults import reset_after
from simulator.world import World
from tests.conftest import House, Player, assemble, player
from tests.line.test_the_line import PROBLEM


async def test_whoever_was_cut_off_is_shown_where_they_are(
    world: World, settings: Settings
) -> None:
    first = assemble(world, settings)
    async with front_door.running(first.bot):
        officer = player(first, 1001)
        await officer.says("/daftar")
        await officer.says(PROBLEM)
        await officer.taps("Selesai")
    with first.bot.house.database.transaction() as session:  # as a kill would have left it
        session.execute(update(Incoming).values(state=IncomingState.SETTLED))
    first.bot.house.database.close()
    second = assemble(world, settings)
    async with front_door.running(second.bot):
        officer = player(second, 1001)
        assert "Sambungan sempat terputus" in officer.screen
        assert "Apa nama inovasinya?" in officer.screen
        await officer.says("SAPA WARGA")
        assert "tahap mana" in officer.screen
    second.bot.house.database.close()


async def test_one_who_cannot_be_shown_where_they_are_holds_up_nobody(
    world: World, settings: Settings
) -> None:
    first = assemble(world, settings)
    async with front_door.running(first.bot):
        for chat in (1001, 1002):
            await player(first, chat).says("/daftar")
    with first.bot.house.database.transaction() as session:  # as a kill would have left it
        session.execute(update(Incoming).values(state=IncomingState.SETTLED))
    first.bot.house.database.close()
    second = assemble(world, settings)
    troubles = iter([True])

    def refuse(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM people" in statement and next(troubles, False):
            raise OperationalError(statement, {}, Exception("locked"))

    event.listen(second.bot.house.database.writer, "before_cursor_execute", refuse)
    async with front_door.running(second.bot):
        assert "Sambungan sempat terputus" not in player(second, 1001).screen
        assert "Sambungan sempat terputus" in player(second, 1002).screen
    second.bot.house.database.close()
    third = assemble(world, settings)
    async with front_door.running(third.bot):
        assert "Sambungan sempat terputus" in player(third, 1001).screen
    third.bot.house.database.close()


async def test_a_reminder_whose_answer_was_lost_goes_again_marked_and_counted(
    house: House, colleague: Player, database: Database
) -> None:
    house.world.faults.add(reset_after(), method="sendMessage", chat=1002, times=1)
    await house.moves_to_next_due()
    await house.moves_clock(minutes=1)
    await house.tick()
    seen = [s.text for s in colleague.hands.screens if "⏰" in s.text]
    assert len(seen) == 2
    assert "mungkin sudah pernah Anda terima" in seen[1]
    assert "mungkin sudah pernah" not in seen[0]
    with database.reading() as session:
        mine = [d for d in session.exec(select(Delivery)) if d.recipient_id == 2]
    assert [(d.state, d.unknowns) for d in mine] == [(DeliveryState.SENT, 1)]


async def test_a_restart_after_a_reminder_sends_no_second_one(
    world: World, settings: Settings
) -> None:
    for _ in range(2):
        running = assemble(world, settings)
        async with front_door.running(running.bot):
            if not player(running, 1002).hands.screens:
                await running.moves_to_next_due()
            await running.tick()
            await running.tick()
        running.bot.house.database.close()
    assert len(player(running, 1002).hands.screens) == 1


async def test_downtime_sends_the_newest_missed_step_once(
    house: House, colleague: Player, database: Database
) -> None:
    house.bot.house.clock.move(timedelta(days=26))  # 26 December is no working day
    await house.tick()
    assert not colleague.hands.screens
    await house.moves_to_next_due()
    assert len(colleague.hands.screens) == 1
    with database.reading() as session:
        mine = [d for d in session.exec(select(Delivery)) if d.recipient_id == 2]
    states = {d.step: d.state for d in mine}
    assert states["H-30"] == states["H-14"] == DeliveryState.SUPERSEDED
