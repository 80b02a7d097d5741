"""Many officers, each owed a reminder: what the outbox has to cope with."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select

from gateway.paced import PacedRequest
from gateway.pacing import Pacer
from models import Delivery, DeliveryState, Person, Role, Unit
from models.database import Database
from services import deliveries, people
from simulator.events import Called, Event
from simulator.rate import Bucket, RatePolicy
from tests.conftest import House
from tests.gateway.virtual import VirtualTime

SINCE = datetime(2026, 11, 2, tzinfo=UTC)
FIRST = 50_000  # the Telegram id of the first of the crowd


def gather(house: House, size: int) -> list[int]:
    """Officers of one mandated unit; gives their Telegram ids. Their chats are open."""
    ids = list(range(FIRST, FIRST + size))
    with house.bot.house.database.transaction() as session:
        unit = session.exec(select(Unit).where(Unit.code == "DINSOS")).one()
        for number in ids:
            people.appoint(
                session,
                Role.OFFICER,
                telegram_id=number,
                name=f"Operator {number}",
                since=SINCE,
                unit_id=unit.id,
            )
    for number in ids:
        house.world.person(number).opens()
    return ids


def add_rows(session: Session, count: int, *, now: datetime, kind: str = "reminder") -> None:
    """That many due rows, each to a person of its own."""
    unit = session.exec(select(Unit).where(Unit.code == "DINSOS")).one()
    first = 10**6 + len(session.exec(select(Person.id)).all())
    crowd = [Person(telegram_id=first + n, name="Operator") for n in range(count)]
    session.add_all(crowd)
    session.flush()
    for person in crowd:
        session.add(owed(unit.id or 0, person.id or 0, now, kind))


def owed(unit_id: int, person_id: int, now: datetime, kind: str = "reminder") -> Delivery:
    return Delivery(
        kind=kind,
        subject=f"unit:{unit_id}",
        step="H-30",
        anchor=datetime(2026, 12, 31, tzinfo=UTC).date(),
        recipient_id=person_id,
        due_at=now - timedelta(minutes=1),
        next_try_at=now - timedelta(minutes=1),
    )


def of(database: Database, telegram_id: int) -> Delivery:
    """The newest row of that person."""
    with database.reading() as session:
        wanted = select(Delivery).join(Person).where(Person.telegram_id == telegram_id)
        return session.exec(wanted.order_by(col(Delivery.id).desc())).first()  # type: ignore[return-value]


def states(database: Database) -> list[str]:
    with database.reading() as session:
        return [str(DeliveryState(state)) for state in session.exec(select(Delivery.state))]


async def storm(house: House) -> tuple[int, list[float]]:
    """All reminders of the first day against a server that takes 25 a second where we send 30: how
    often it refused, and the moments of messages that were tried although a 429 still held."""
    time = VirtualTime()
    pace(house, Pacer(time.now, time.sleep))
    house.world.rate = RatePolicy(Bucket(25, 1), timer=time.now)
    early = requests_while_told_to_wait(house, time)
    house.bot.house.clock.move(timedelta(days=1, hours=1))

    async def until_all_are_told() -> None:
        while True:
            await house.bot.ticker.tick()
            with house.bot.house.database.reading() as session:
                if deliveries.report(session).pending == 0:
                    return
            house.bot.house.clock.move(timedelta(seconds=2))
            await time.sleep(2)

    await time.passes(until_all_are_told())
    return house.world.rate.refused, early


def pace(house: House, pacer: Pacer) -> None:
    request = house.bot.application.bot.request
    assert isinstance(request, PacedRequest)
    request.pacer = house.bot.ticker.outbox.pacer = pacer


def requests_while_told_to_wait(house: House, time: VirtualTime) -> list[float]:
    """Fills with the moments of messages that were tried although a 429 still held."""
    early: list[float] = []
    until = [0.0]

    def notice(event: Event) -> None:
        if not isinstance(event, Called) or event.method != "sendMessage":
            return
        if time.now() < until[0]:
            early.append(time.now())
        if event.reply.status == 429:
            until[0] = time.now() + event.reply.body["parameters"]["retry_after"]

    house.world.observers.append(notice)
    return early


def sent_to(house: House) -> list[int]:
    """Fills with the chats of all messages that are tried."""
    seen: list[int] = []

    def notice(event: Event) -> None:
        if isinstance(event, Called) and event.method == "sendMessage":
            seen.append(int(event.params["chat_id"]))

    house.world.observers.append(notice)
    return seen
