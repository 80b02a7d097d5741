"""The error table: what becomes of a row after each answer, and of those behind it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from models import Delivery, DeliveryState, Person
from models.database import Database
from services import deliveries
from services.deliveries import UNREACHABLE
from simulator import faults
from tests.conftest import House, Player
from tests.reliability.crowd import gather, of, sent_to

OFFICER = 1001


@pytest.fixture
def rows(database: Database) -> "Rows":
    return Rows(database)


class Rows:
    def __init__(self, database: Database) -> None:
        self.database = database

    def of(self, telegram_id: int) -> Delivery:
        return of(self.database, telegram_id)

    def person(self, telegram_id: int) -> Person:
        with self.database.reading() as session:
            return session.exec(select(Person).where(Person.telegram_id == telegram_id)).one()


def fault(house: House, effect: faults.Effect, **where: object) -> faults.Rule:
    return house.world.faults.add(effect, method="sendMessage", chat=OFFICER, **where)


@pytest.mark.parametrize(
    ("effect", "reason"),
    [
        (faults.blocked(), "blocked"),
        (faults.deactivated(), "deactivated"),
        (faults.kicked(), "kicked"),
        (faults.not_started(), "not started"),
    ],
)
async def test_each_forbidden_makes_the_person_unreachable(
    house: House, colleague: Player, rows: Rows, effect: faults.Effect, reason: str
) -> None:
    fault(house, effect)
    await house.moves_to_next_due()
    failed = rows.of(OFFICER)
    assert (failed.state, failed.reason) == (DeliveryState.FAILED, reason)
    person = rows.person(OFFICER)
    assert (person.unreachable_reason, person.unreachable_since is None) == (reason, False)
    assert rows.of(1002).state == DeliveryState.SENT
    assert "Dinkes" in colleague.screen


async def test_what_is_owed_to_the_unreachable_waits_until_they_are_heard_of(
    house: House, officer: Player, rows: Rows
) -> None:
    fault(house, faults.blocked())
    await house.moves_to_next_due()
    for _ in range(3):
        await house.moves_to_next_due()
    assert (rows.of(OFFICER).state, rows.of(OFFICER).reason) == (DeliveryState.HELD, UNREACHABLE)
    assert officer.hands.screens == []
    with house.bot.house.database.transaction() as session:
        person = session.exec(select(Person).where(Person.telegram_id == OFFICER)).one()
        assert deliveries.reachable(session, person, now=house.bot.house.now()) == 1
        assert deliveries.reachable(session, person, now=house.bot.house.now()) == 0
    await house.tick()
    assert len(officer.hands.screens) == 1
    assert rows.of(OFFICER).state == DeliveryState.SENT
    assert rows.person(OFFICER).unreachable_since is None


async def test_who_writes_again_is_reached_again(house: House, officer: Player, rows: Rows) -> None:
    officer.hands.blocks()
    await house.settle()
    await house.moves_to_next_due()
    for _ in range(3):
        await house.moves_to_next_due()
    assert rows.of(OFFICER).state == DeliveryState.HELD
    officer.hands.starts()
    await house.settle()
    await house.tick()
    assert rows.of(OFFICER).state == DeliveryState.SENT
    assert "Disdikbud belum" in officer.screen
    assert rows.person(OFFICER).unreachable_since is None


async def test_a_chat_that_moved_is_found_again(house: House, rows: Rows) -> None:
    group = -100123
    fault(house, faults.moved(group))
    seen = sent_to(house)
    await house.moves_to_next_due()
    assert seen == [OFFICER, 1002, 1003, group]
    assert rows.person(group).name == "Operator Disdikbud"


@pytest.mark.parametrize("words", ["chat not found", "PEER_ID_INVALID", "message text is empty"])
async def test_any_other_refusal_ends_the_row_and_not_the_person(
    house: House, rows: Rows, words: str
) -> None:
    fault(house, faults.refused(words))
    await house.moves_to_next_due()
    failed = rows.of(OFFICER)
    assert failed.state == DeliveryState.FAILED
    assert words.casefold() in str(failed.reason).casefold()
    assert rows.person(OFFICER).unreachable_since is None


@pytest.mark.parametrize(
    "effect", [faults.reset_after(), faults.reset_before(), faults.bad_gateway(), faults.garbage()]
)
async def test_an_open_fate_is_tried_again_for_ever_and_counted(
    house: House, rows: Rows, effect: faults.Effect
) -> None:
    rule = fault(house, effect, times=20)
    await house.moves_to_next_due()
    for _ in range(25):
        await house.moves_clock(minutes=16)
    delivery = rows.of(OFFICER)
    assert rule.hits == 20
    assert (delivery.state, delivery.unknowns, delivery.attempts) == (DeliveryState.SENT, 20, 21)


@pytest.mark.parametrize("effect", [faults.wrong_token(), faults.missing()])
async def test_a_token_that_is_not_accepted_fails_no_row(
    house: House, rows: Rows, effect: faults.Effect
) -> None:
    rule = house.world.faults.add(effect, method="sendMessage", times=20)
    await house.moves_to_next_due()
    assert rule.hits == 3
    assert rows.of(OFFICER).state == DeliveryState.PLANNED
    for _ in range(12):
        await house.moves_clock(minutes=2)
    delivery = rows.of(OFFICER)
    assert (delivery.state, delivery.attempts, delivery.unknowns) == (DeliveryState.SENT, 1, 0)


async def test_a_429_is_no_attempt(house: House, rows: Rows) -> None:
    fault(house, faults.too_many(5), times=20)
    await house.moves_to_next_due()
    for _ in range(25):
        await house.moves_clock(seconds=6)
    delivery = rows.of(OFFICER)
    assert (delivery.state, delivery.attempts, delivery.unknowns) == (DeliveryState.SENT, 1, 0)


async def test_a_row_that_cannot_be_rendered_keeps_nobody_waiting(house: House, rows: Rows) -> None:
    with house.bot.house.database.transaction() as session:
        session.add(
            Delivery(
                kind="submitted",
                subject="innovation:999",
                anchor=house.bot.house.today(),
                recipient_id=rows.person(1003).id or 0,
                due_at=house.bot.house.now(),
                next_try_at=house.bot.house.now(),
            )
        )
    await house.moves_clock(days=1, hours=1)
    assert rows.of(1002).state == DeliveryState.SENT
    with house.bot.house.database.reading() as session:
        broken = session.exec(select(Delivery).where(Delivery.kind == "submitted")).one()
    assert broken.state == DeliveryState.PLANNED
    assert broken.attempts >= 1


async def test_an_outcome_that_cannot_be_written_is_written_later(
    house: House, rows: Rows, database: Database
) -> None:
    """The disk is full just after the message went: it must not go a second time."""
    troubles = iter([True, True])
    whole = database.transaction
    seen = sent_to(house)

    def failing_after_a_send() -> object:
        if OFFICER in seen and next(troubles, False):
            raise OperationalError("COMMIT", {}, Exception("disk full"))
        return whole()

    database.transaction = failing_after_a_send  # type: ignore[method-assign,assignment]
    await house.moves_to_next_due()
    assert next(troubles, False) is False
    assert rows.of(OFFICER).state == DeliveryState.SENT
    assert seen.count(OFFICER) == 1


async def test_the_report_adds_up(house: House, database: Database) -> None:
    ids = gather(house, 30)
    world = house.world
    for number, effect in zip(
        ids,
        [faults.blocked(), faults.refused("chat not found"), faults.reset_after()],
        strict=False,
    ):
        world.faults.add(effect, method="sendMessage", chat=number)
    await house.moves_to_next_due()
    with database.reading() as session:
        told = deliveries.report(session, until=house.bot.house.now() + timedelta(1))
        nothing = deliveries.report(session, since=house.bot.house.now() + timedelta(1))
    assert told.adds_up
    assert told.due == 33  # and Bappedalitbang's list
    assert told.count(DeliveryState.FAILED) == 2
    assert told.possible_copies == 1  # tried again by now, where the machine is slow
    assert told.pending + told.count(DeliveryState.SENT) == 31
    assert told.reasons == {"blocked": 1, "refused: Chat not found": 1}
    assert (nothing.due, nothing.adds_up) == (0, True)


async def test_a_row_in_a_state_nobody_knows_is_seen(house: House, database: Database) -> None:
    await house.moves_to_next_due()
    with database.transaction() as session:
        session.get_one(Delivery, 1).state = "lost"
    with database.reading() as session:
        assert not deliveries.report(session).adds_up


async def test_stopping_cuts_off_and_the_next_start_counts_it(house: House, rows: Rows) -> None:
    fault(house, faults.delay(3))
    house.bot.house.clock.move(timedelta(days=1, hours=1))
    working = asyncio.create_task(house.bot.ticker.tick())
    await asyncio.sleep(0.1)
    await house.bot.ticker.outbox.stop(0.1)
    await asyncio.wait_for(working, 1)
    assert rows.of(OFFICER).state == DeliveryState.SENDING
    house.bot.ticker.recover()
    assert (rows.of(OFFICER).state, rows.of(OFFICER).unknowns) == (DeliveryState.PLANNED, 1)
