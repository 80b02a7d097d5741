"""The order of the outbox, and what it costs where many messages wait."""

import asyncio
import tracemalloc
from datetime import timedelta

from handlers.place import owe_place
from models import DeliveryState
from models.database import Database
from services import deliveries
from simulator import faults
from tests.conftest import House
from tests.reliability.crowd import FIRST, add_rows, gather, of, owed, sent_to, storm


async def test_reminders_against_a_stricter_server(house: House, database: Database) -> None:
    """25 a second where we send 30: nothing lost, nothing twice, no wait ignored."""
    ids = gather(house, 200)
    refused, early = await storm(house)
    assert [len(house.world.person(number).screens) for number in ids] == [1] * 200
    assert {of(database, number).state for number in ids} == {DeliveryState.SENT}
    assert refused > 0
    assert early == []


async def test_picking_costs_the_same_memory_however_many_wait(
    house: House, database: Database
) -> None:
    peaks = []
    for size in (300, 5_700):
        with database.transaction() as session:
            add_rows(session, size, now=house.bot.house.now(), kind="submitted")
        peaks.append(await _peak_of_picking(house))
    assert peaks[1] < peaks[0] * 1.1 + 20_000


async def _peak_of_picking(house: House) -> int:
    now, calendar = house.bot.house.now(), house.bot.house.calendar
    tracemalloc.start()
    for _ in range(20):
        with house.bot.house.database.reading() as session:
            assert deliveries.next_due(session, calendar=calendar, now=now)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


async def test_notices_go_before_reminders_and_circulars_last(
    house: House, database: Database
) -> None:
    house.bot.house.clock.move(timedelta(days=1, hours=1))
    now = house.bot.house.now()
    with database.transaction() as session:
        for recipient, kind in enumerate(("circular", "reminder", "submitted"), start=1):
            session.add(owed(1, recipient, now, kind))
    order = []
    with database.transaction() as session:
        while due := deliveries.next_due(session, calendar=house.bot.house.calendar, now=now):
            order.append(due.lane)
            assert deliveries.claim(session, due.id, now=now)
            session.flush()
    assert order == [1, 2, 3]


async def test_one_at_a_time_for_a_person_and_others_meanwhile(
    house: House, database: Database
) -> None:
    gather(house, 3)
    house.world.faults.add(faults.delay(0.3), method="sendMessage", chat=FIRST)
    house.bot.house.clock.move(timedelta(days=1, hours=1))
    seen = sent_to(house)
    await asyncio.wait_for(house.bot.ticker.tick(), 5)
    assert sorted(seen) == sorted({*seen})
    assert {of(database, FIRST + n).state for n in range(3)} == {DeliveryState.SENT}


async def test_what_comes_due_while_one_send_hangs_does_not_wait_for_it(house: House) -> None:
    outbox = house.bot.ticker.outbox
    outbox.look = 0.01
    hanging, later = gather(house, 2)
    house.world.faults.add(faults.delay(5), method="sendMessage", chat=hanging)
    seen, arrived = sent_to(house), asyncio.Event()
    house.world.observers.append(lambda _: arrived.set() if later in seen else None)
    owe_place(house.bot.house, hanging)
    sending = asyncio.create_task(outbox.deliver_due())
    await asyncio.sleep(0.05)
    owe_place(house.bot.house, later)
    await asyncio.wait_for(arrived.wait(), 2)
    assert not sending.done()
    await outbox.stop(0)
    await sending
