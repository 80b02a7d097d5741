"""Each update is kept before it is confirmed, handled once and in order, or given up aloud."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from telegram import Bot
from telegram.error import NetworkError

from gateway.intake import TRIES, WORKERS, Intake
from gateway.polling import StoringRequest
from models import Incoming, IncomingState, Installation
from models.database import Database
from services.clock import Clock
from simulator import faults
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import START, TOKEN, House, Player
from tests.gateway.desk import Desk, said


def polling(world: World, intake: Intake) -> Bot:
    request = WorldRequest(world)
    updates = StoringRequest(request, intake)
    address = "https://api.test/bot"
    return Bot(TOKEN, address, request=request, get_updates_request=updates)


async def test_stored_twice_is_handled_once(desk: Desk) -> None:
    desk.intake.store([said(1, "a")])
    desk.intake.store([said(1, "a"), said(2, "b")])
    await desk.intake.idle()
    desk.intake.store([said(2, "b")])
    await desk.intake.idle()
    assert desk.handled == [(7, "a"), (7, "b")]
    assert [row.state for row in desk.rows()] == [IncomingState.ANSWERED] * 2


async def test_one_batch_that_names_an_update_twice_is_stored(desk: Desk) -> None:
    desk.intake.store([said(1, "a"), said(1, "a"), said(2, "b")])
    await desk.intake.idle()
    assert desk.handled == [(7, "a"), (7, "b")]


async def test_two_batches_before_the_first_turn_begins(desk: Desk) -> None:
    """Two posts to the webhook in one look at the sockets."""
    desk.intake.store([said(1, "a")])
    desk.intake.store([said(2, "b")])
    await desk.intake.idle()
    assert desk.handled == [(7, "a"), (7, "b")]


async def test_order_within_a_chat(desk: Desk) -> None:
    batch = [said(number, str(number), chat=number % 3 + 1) for number in range(30)]
    desk.intake.store(batch[:20])
    await asyncio.sleep(0)
    desk.intake.store(batch[20:])
    await desk.intake.idle()
    assert len(desk.handled) == 30
    for chat in (1, 2, 3):
        mine = [int(text) for where, text in desk.handled if where == chat]
        assert mine == sorted(mine)


async def test_many_chats_at_once_but_not_all_of_them(desk: Desk) -> None:
    at_work: set[int] = set()
    most = 0

    async def handle(one: dict[str, Any]) -> None:
        nonlocal most
        at_work.add(one["message"]["chat"]["id"])
        most = max(most, len(at_work))
        await asyncio.sleep(0)
        at_work.discard(one["message"]["chat"]["id"])

    desk.intake.handle = handle
    desk.intake.store([said(number, "a", chat=number) for number in range(1, 2 * WORKERS)])
    await desk.intake.idle()
    assert most == WORKERS
    assert {row.state for row in desk.rows()} == {IncomingState.ANSWERED}


async def test_three_tries_then_parked_and_told(desk: Desk) -> None:
    desk.intake.store([said(1, "rusak"), said(2, "baik")])
    await desk.intake.idle()
    assert desk.handled == [(7, "rusak")] * TRIES + [(7, "baik")]
    parked, fine = desk.rows()
    assert (parked.state, parked.attempts) == (IncomingState.PARKED, 3)
    assert desk.told == [(7, parked.incident)]
    assert fine.state == IncomingState.ANSWERED


async def test_the_person_is_told_the_incident(house: House, officer: Player) -> None:
    intake = house.bot.intake
    intake.store([{"update_id": 1, "message": {"chat": {"id": 1001}, "date": "rusak"}}])
    await intake.idle()
    with intake.database.reading() as session:
        row = session.exec(select(Incoming).where(Incoming.update_id == 1)).one()
    assert row.state == IncomingState.PARKED
    assert row.incident is not None
    assert row.incident in officer.screen


async def test_leftovers_are_taken_up(desk: Desk) -> None:
    desk.intake.store([said(1, "a")])
    await desk.intake.idle()
    with desk.intake.database.transaction() as session:
        session.get_one(Incoming, 1).state = IncomingState.WAITING
    later = Desk(desk.intake.database)
    later.intake.wake_all()
    await later.intake.idle()
    assert later.handled == [(7, "a")]


async def test_polling_stores_and_passes_the_offset_only(world: World, desk: Desk) -> None:
    world.person(1001).says("halo")
    api = polling(world, desk.intake)
    (update,) = await api.get_updates(timeout=0)
    assert update.message is None
    await desk.intake.idle()
    assert desk.handled == [(1001, "halo")]
    assert await api.get_updates(offset=update.update_id + 1, timeout=0) == ()


@pytest.mark.parametrize("effect", [faults.wrong_token(), faults.missing(), faults.garbage()])
async def test_what_would_end_polling_is_a_passing_fault(
    world: World, desk: Desk, effect: faults.Effect
) -> None:
    world.person(1001).says("halo")
    world.faults.add(effect, method="getUpdates")
    api = polling(world, desk.intake)
    with pytest.raises(NetworkError):
        await api.get_updates(timeout=0)
    assert len(await api.get_updates(timeout=0)) == 1
    await desk.intake.idle()
    assert desk.handled == [(1001, "halo")]


async def test_what_is_not_stored_is_not_confirmed(
    world: World, desk: Desk, tmp_path: Path
) -> None:
    world.person(1001).says("halo")
    broken = Database(f"sqlite:///{tmp_path / 'no-tables.db'}")
    with pytest.raises(NetworkError, match="not stored"):
        await polling(world, Desk(broken).intake).get_updates(timeout=0)
    broken.close()
    assert len(await polling(world, desk.intake).get_updates(timeout=0)) == 1
    await desk.intake.idle()
    assert desk.handled == [(1001, "halo")]


POISON = (
    b'{"update_id":1,"message":{"chat":{"id":"tujuh"},"text":"?"}}',
    b'{"update_id":1,"message":{"chat":{"id":8},"text":"\\ud83d"}}',
    b'{"update_id":1,"message":{"chat":[],"text":"?"}}',
    b'{"update_id":1,"message":null}',
    b'{"update_id":1}',
    b'{"update_id":1,"unknown_kind":{"x":1e400}}',
    b'{"update_id":1,"message":{"chat":{"id":8},"text":"\xff"}}',
)


@pytest.mark.parametrize("poison", POISON)
async def test_what_nobody_can_read_does_not_block_the_stream(desk: Desk, poison: bytes) -> None:
    async def answer(*_: object) -> tuple[int, bytes]:
        fine = b'{"update_id":2,"message":{"chat":{"id":7},"text":"baik"}}'
        return 200, b'{"ok":true,"result":[' + poison + b"," + fine + b"]}"

    inner = WorldRequest(World(Clock(START)))
    inner.do_request = answer  # type: ignore[method-assign,assignment]
    request = StoringRequest(inner, desk.intake)
    _, raw = await request.do_request("https://api.test/bot1:x/getUpdates", "POST")
    assert request.parse_json_payload(raw)["result"] == [{"update_id": 2}]
    await desk.intake.idle()
    assert (7, "baik") in desk.handled
    first, second = desk.rows()
    assert second.state == IncomingState.ANSWERED
    assert first.state in {IncomingState.PARKED, IncomingState.ANSWERED}


async def test_an_effect_that_another_process_had_already_is_undone(desk: Desk) -> None:
    """A process that stood still while another took over comes back in the middle of a turn."""

    async def handle(_: dict[str, Any]) -> None:
        with desk.intake.database.transaction() as session:  # the other one was faster
            session.get_one(Incoming, 1).state = IncomingState.SETTLED
        with desk.intake.database.transaction() as session:
            session.add(Installation(is_demo=True, created_at=START))
            desk.intake.settle(session)

    desk.intake.handle = handle
    desk.intake.store([said(1, "a")])
    await desk.intake.idle()
    with desk.intake.database.reading() as session:
        assert session.exec(select(Installation)).all() == []
    (row,) = desk.rows()
    assert (row.state, row.attempts) == (IncomingState.SETTLED, 0)
