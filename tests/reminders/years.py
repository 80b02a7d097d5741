"""A year of reminders lived through at the level of the services, by chance.

python -m tests.reminders.years 200 3    # so many units, so many years
"""

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

import bot as front_door
from gateway.sender import Outcome, Reason, Refused, Sent, Unknown
from jobs.delivery import record
from jobs.notices import render
from models import (
    Delivery,
    DeliveryState,
    Innovation,
    Mandate,
    Membership,
    Person,
    Promise,
    ReminderPause,
    Role,
    Status,
    Unit,
)
from services import deadlines, deliveries, people, reminders
from services.clock import Clock
from services.house import House
from services.reminders import KIND, LADDER
from settings import load_settings
from tests.databases import migrated_file
from tests.innovations.conftest import PROFILE
from tests.reminders.test_calendar import OFF_2026
from texts.notices import MAYBE_COPY
from texts.screen import Screen

WIB = ZoneInfo("Asia/Pontianak")
BEGINS = datetime(2026, 8, 3, 8, 0, tzinfo=WIB)
ENDS = datetime(2026, 12, 23, 10, 0, tzinfo=WIB)
DEADLINE = date(2026, 11, 30)
FINAL = {
    DeliveryState.SENT,
    DeliveryState.FAILED,
    DeliveryState.SUPERSEDED,
    DeliveryState.CANCELLED,
}


class Still(Clock):
    """Stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@dataclass
class Year:
    """What happened: `arrived` are messages in chats, by delivery; `wrong` is what must not be."""

    house: House
    clock: Still
    random: Random
    blocked: set[int] = field(default_factory=set)
    arrived: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    acts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    numbers: int = 0

    def live(self) -> None:
        while self.clock.at < ENDS:
            with self.house.database.transaction() as session:
                for _ in range(self.random.randint(0, 6)):
                    self._act(session)
            self.clock.at += _leap(self.random)
            self._tick()
        for _ in range(2):  # what hung in the air is tried again
            opening = self.house.calendar.next_opening(self.clock.at + timedelta(hours=1))
            self.clock.at = opening
            self._tick()
        with self.house.database.reading() as session:
            self._look_back(session)

    def _tick(self) -> None:
        with self.house.database.transaction() as session:
            reminders.plan(session, calendar=self.house.calendar, now=self.clock.at)
            self._check_plan(session)
            self._deliver(session)

    # ---- what people do

    def _act(self, session: Session) -> None:
        unit = self.random.choice(list(session.exec(select(Unit).where(Unit.is_mandated))))
        act = self.random.choice(
            ("sends", "sends", "returns", "blocks", "returns_to_us", "promises", "puts_off",
             "goes_on_leave", "changes_office", "moves", "pauses")
        )  # fmt: skip
        self.acts[act] += 1
        getattr(self, f"_{act}")(session, unit)

    def _officer(self, session: Session, unit: Unit) -> Membership | None:
        mine = Membership.unit_id == unit.id, Membership.role == Role.OFFICER
        now = people.in_force(self.clock.at)
        return session.exec(select(Membership).where(*mine, *now)).first()

    def _sends(self, session: Session, unit: Unit) -> None:
        officer = self._officer(session, unit)
        if officer is None:
            return
        self.numbers += 1
        session.add(
            Innovation(
                unit_id=unit.id or 0,
                mandate_year=2026,
                sequence=self.numbers,
                name=f"Inovasi {self.numbers}",
                status=Status.SENT,
                profile=PROFILE,
                registered_by_id=officer.person_id,
                registered_at=self.clock.at,
            )
        )

    def _returns(self, session: Session, unit: Unit) -> None:
        for it in session.exec(select(Innovation).where(Innovation.unit_id == unit.id)):
            it.status = self.random.choice((Status.RETURNED, Status.WITHDRAWN, Status.VERIFIED))
            session.add(it)

    def _blocks(self, session: Session, unit: Unit) -> None:
        """Nobody learns of it before the next message to them."""
        if officer := self._officer(session, unit):
            self.blocked.add(officer.person_id)

    def _returns_to_us(self, session: Session, _unit: Unit) -> None:
        for person_id in sorted(self.blocked)[:3]:
            self.blocked.discard(person_id)
            person = session.get_one(Person, person_id)
            deliveries.reachable(session, person, now=self.clock.at)

    def _promises(self, session: Session, unit: Unit) -> None:
        self._promise(session, unit, for_all=True)

    def _puts_off(self, session: Session, unit: Unit) -> None:
        self._promise(session, unit, for_all=False)

    def _promise(self, session: Session, unit: Unit, *, for_all: bool) -> None:
        officer, mandate = self._officer(session, unit), session.exec(select(Mandate)).one()
        day = self.clock.at.date() + timedelta(days=self.random.randint(1, 20) if for_all else 1)
        if officer is None or day > mandate.deadline:
            return
        session.add(
            Promise(
                unit_id=unit.id or 0,
                mandate_id=mandate.id or 0,
                person_id=None if for_all else officer.person_id,
                day=day,
                made_by_id=officer.person_id,
                made_at=self.clock.at,
            )
        )

    def _goes_on_leave(self, session: Session, unit: Unit) -> None:
        if officer := self._officer(session, unit):
            deputy = self._somebody(session)
            held = _post(deputy, unit, self.clock.at, stands_in_for_id=officer.id)
            held.valid_to = self.clock.at + timedelta(days=self.random.randint(1, 30))
            session.add(held)

    def _changes_office(self, session: Session, unit: Unit) -> None:
        if officer := self._officer(session, unit):
            officer.valid_to = self.clock.at
            session.add(officer)
            session.add(_post(self._somebody(session), unit, self.clock.at))

    def _somebody(self, session: Session) -> Person:
        self.numbers += 1
        made = Person(telegram_id=10_000 + self.numbers, name=f"Operator {self.numbers}")
        session.add(made)
        session.flush()
        return made

    def _moves(self, session: Session, _unit: Unit) -> None:
        if self.random.random() < 0.1:
            mandate = session.exec(select(Mandate)).one()
            day = DEADLINE + timedelta(days=self.random.randint(-20, 20))
            if day > self.clock.at.date():
                deadlines.put(session, mandate, day, by_id=None, now=self.clock.at)

    def _pauses(self, session: Session, unit: Unit) -> None:
        lasting = session.exec(select(ReminderPause).where(col(ReminderPause.ended_at).is_(None)))
        if ended := lasting.first():
            ended.ended_at = self.clock.at
            session.add(ended)
        else:
            everybody = self.random.random() < 0.2
            unit_id = None if everybody else unit.id
            pause = ReminderPause(unit_id=unit_id, reason="Diuji.", by_id=1, at=self.clock.at)
            session.add(pause)

    # ---- what the bot does

    def _deliver(self, session: Session) -> None:
        self.clock.at += timedelta(seconds=1)
        while due := deliveries.next_due(session, calendar=self.house.calendar, now=self.clock.at):
            claimed = deliveries.claim(session, due.id, now=self.clock.at)
            if claimed is None:
                continue
            said = render(session, claimed, self.house)
            if isinstance(said, str):
                deliveries.end(session, claimed, DeliveryState.CANCELLED, said)
                continue
            record(session, claimed, self._arrive(session, claimed, said), self.house)
            session.flush()

    def _arrive(self, session: Session, row: Delivery, said: Screen) -> Outcome:
        if row.recipient_id in self.blocked:
            return Refused(Reason.BLOCKED, "Forbidden: bot was blocked by the user")
        is_unknown = self.random.random() < 0.05
        if not is_unknown or self.random.random() < 0.5:
            self._check_arrival(session, row, said)
            self.arrived[row.id or 0].append(said.text)
        return Unknown() if is_unknown else Sent(message_id=1)

    # ---- what must be so

    def _check_arrival(self, session: Session, row: Delivery, said: Screen) -> None:
        told = f"{row.kind} {row.step} of {row.subject} at {self.clock.at:%a %d %b %H.%M}"
        if row.kind in LADDER and not _is_open(self.clock.at):
            self.wrong.append(f"outside the hours: {told}")
        if self.arrived[row.id or 0] and MAYBE_COPY not in said.text:
            self.wrong.append(f"an unmarked copy: {told}")
        if row.kind != KIND:
            return
        mine = Innovation.unit_id == row.subject_id, Innovation.status != Status.WITHDRAWN
        statuses = set(session.exec(select(Innovation.status).where(*mine)))
        if statuses - {Status.RETURNED}:
            self.wrong.append(f"after sending: {told}")

    def _check_plan(self, session: Session) -> None:
        """The newest step that is due is written down for whoever owes and held the post then."""
        mandate = session.exec(select(Mandate)).one()
        due = [
            (at, step)
            for days in (90, 60, 30, 14, 7, 3, 1, -7, -14)
            if (at := _moment(mandate.deadline - timedelta(days=days))) <= self.clock.at
            and at >= mandate.set_at
            for step in [f"H{-days:+}"]
        ]
        if not due:
            return
        at, step = max(due)
        of_step = Delivery.step == step, Delivery.anchor == mandate.deadline
        rows = session.exec(select(Delivery).where(Delivery.kind == KIND, *of_step)).all()
        told = Counter((row.subject, row.recipient_id) for row in rows)
        if any(number > 1 for number in told.values()):
            self.wrong.append(f"twice: {step}")
        self._check_first(session, mandate, at, step, {row.subject for row in rows})

    def _check_first(
        self, session: Session, mandate: Mandate, at: datetime, step: str, told: set[str]
    ) -> None:
        """Only when it has just fallen due: whoever comes to owe later waits for the next step."""
        key = f"{step} {mandate.deadline}"
        if self.acts[key]:
            return
        self.acts[key] += 1
        for unit in session.exec(select(Unit).where(Unit.is_mandated)):
            sent = Innovation.unit_id == unit.id, Innovation.status != Status.WITHDRAWN
            statuses = set(session.exec(select(Innovation.status).where(*sent)))
            officer = self._officer(session, unit)
            is_there = officer is not None and officer.valid_from <= at
            if is_there and statuses <= {Status.RETURNED} and f"unit:{unit.id}" not in told:
                self.wrong.append(f"nobody of {unit.short_name} has {step}")

    def _look_back(self, session: Session) -> None:
        found = deliveries.report(session)
        if not found.adds_up:
            self.wrong.append(f"the report does not add up: {found}")
        for row in session.exec(select(Delivery)):
            arrived = len(self.arrived[row.id or 0])
            told = f"{row.kind} {row.step} of {row.subject} is {row.state}, {arrived} arrived"
            if row.state not in FINAL and row.state != DeliveryState.HELD and row.unknowns == 0:
                self.wrong.append(f"no outcome: {told}")
            if row.state == DeliveryState.SENT and not 1 <= arrived <= row.unknowns + 1:
                self.wrong.append(f"not once: {told}")


def _leap(random: Random) -> timedelta:
    kind = random.random()
    if kind < 0.1:
        return timedelta(days=random.uniform(3, 14))  # an outage
    return timedelta(hours=random.uniform(1, 40))


def _moment(day: date) -> datetime:
    found = next(d for n in range(30) if _worked(d := day - timedelta(days=n)))
    return datetime.combine(found, time(8, 30), WIB)


def _worked(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF_2026


def _is_open(at: datetime) -> bool:
    here = at.astimezone(WIB)
    if not _worked(here.date()) or not time(8, 30) <= here.time() < time(16, 0):
        return False
    return here.weekday() != 4 or not time(11, 0) <= here.time() < time(13, 30)


def _post(
    person: Person, unit: Unit, since: datetime, *, stands_in_for_id: int | None = None
) -> Membership:
    return Membership(
        person_id=person.id or 0,
        role=Role.OFFICER,
        unit_id=unit.id,
        valid_from=since,
        stands_in_for_id=stands_in_for_id,
    )


def begun(url: str, folder: Path, random: Random, units: int) -> Year:
    """A regency of so many units that carry the duty, each with an officer, some with a head."""
    clock = Still(BEGINS)
    environment = {"DATABASE_URL": url, "STORAGE_DIR": str(folder / "berkas")}
    house = front_door.open_house(load_settings(environment, folder / "no.env"), clock)
    year = Year(house, clock, random)
    with house.database.transaction() as session:
        session.add(Person(telegram_id=9_999, name="Bappedalitbang"))
        mandate = session.exec(select(Mandate)).one()
        mandate.deadline, mandate.set_at = DEADLINE, BEGINS
        _people(session, year, units)
    return year


def _people(session: Session, year: Year, units: int) -> None:
    known = list(session.exec(select(Unit).order_by(col(Unit.id))))
    for unit in known:
        unit.is_mandated = False
    for n in range(len(known), units):
        code = f"UNIT{n}"
        known.append(
            Unit(code=code, kind="dinas", name=code, short_name=code,
                 is_mandated=True, is_confirmed=False)
        )  # fmt: skip
        session.add(known[-1])
    session.flush()
    for unit in known[:units]:
        unit.is_mandated = True
        session.add(_post(year._somebody(session), unit, BEGINS))
        if year.random.random() < 0.3:
            head = _post(year._somebody(session), unit, BEGINS)
            head.role = Role.HEAD
            session.add(head)
    for role in (Role.VERIFIER, Role.LEADER):
        post = Membership(person_id=1, role=role, valid_from=BEGINS)
        session.add(post)


def main(units: int, years: int) -> None:
    for seed in range(years):
        folder = Path(mkdtemp())
        url = f"sqlite:///{migrated_file(folder / 'bot.db')}"
        year = begun(url, folder, Random(seed), units)  # noqa: S311
        year.live()
        sent = sum(map(len, year.arrived.values()))
        print(f"seed {seed}: {sent} messages, {len(year.wrong)} wrong")  # noqa: T201
        print("\n".join(year.wrong[:20]))  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
