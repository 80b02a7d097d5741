"""A regency in which everything is as long as it can be: what the jobs say of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import update
from sqlmodel import Session, col, select

from forms.registration import REGISTRATION
from models import (
    Circle,
    Circular,
    Delivery,
    DigestChoice,
    Draft,
    Group,
    Innovation,
    Mandate,
    Membership,
    Person,
    Promise,
    RegencySetting,
    Role,
    Status,
    StatusChange,
    Subscription,
    Unit,
    Wish,
)
from services.progress import Stage
from services.regency_settings import COUNTS_FROM

UNITS = 60
SHORT_NAME, NAME, TITLE, REASON = 40, 128, 120, 500  # characters
OFFICER, VERIFIER, LEADER = 1001, 1003, 1004
FIRST, SECOND = date(2026, 12, 31), date(2027, 12, 31)  # deadlines
BECAME = {Stage.RETURNED: Status.RETURNED, Stage.WAITING: Status.SENT, Stage.DONE: Status.VERIFIED}

Row = TypeVar("Row", Circular, Delivery, Group, Subscription)


def words(most: int, start: str = "") -> str:
    """So many characters, some of which are escaped in HTML."""
    return (start + "Inovasi & <b>layanan</b> “warga” " * (most // 30 + 1))[:most].strip()


class Regency:
    """In both years the units stand as `stages` say. The officer serves the first `posts` of them,
    the others have nobody."""

    def __init__(
        self, session: Session, stages: Sequence[Stage], posts: int, now: datetime
    ) -> None:
        self.session, self.now = session, now
        self.officer, self.verifier, self.leader = map(self._person, (OFFICER, VERIFIER, LEADER))
        self._leave_their_posts()
        self.units = self._units()
        self.mandates = [self._mandate(deadline) for deadline in (FIRST, SECOND)]
        self._sent_ones_wait()
        self._wants_digest()
        for number, (unit, stage) in enumerate(zip(self.units, stages, strict=True)):
            for mandate in self.mandates:
                self._stands(unit, mandate, stage)
            if number < posts:
                self._serves(unit)
        session.flush()

    def _person(self, telegram_id: int) -> Person:
        wanted = select(Person).where(Person.telegram_id == telegram_id)
        found = self.session.exec(wanted).one()
        found.name = words(NAME)
        return found

    def _leave_their_posts(self) -> None:
        of_units = update(Membership).where(col(Membership.unit_id).is_not(None))
        self.session.execute(of_units.values(valid_to=self.now))

    def _units(self) -> list[Unit]:
        known = list(self.session.exec(select(Unit).order_by(col(Unit.id))))
        found = known + [_new_unit(number) for number in range(UNITS - len(known))]
        for number, unit in enumerate(found):
            unit.short_name, unit.is_mandated = words(SHORT_NAME, f"{number} "), True
        self.session.add_all(found)
        self.session.flush()
        return found

    def _mandate(self, deadline: date) -> Mandate:
        known = self.session.exec(select(Mandate).where(Mandate.year == deadline.year)).first()
        found = known or Mandate(year=deadline.year, deadline=deadline, set_at=self.now)
        self.session.add(found)
        self.session.flush()
        return found

    def _sent_ones_wait(self) -> None:
        value, by = Status.VERIFIED.value, self.verifier.id
        row = RegencySetting(key=COUNTS_FROM.key, value=value, set_by_id=by or 0, set_at=self.now)
        self.session.add(row)

    def _serves(self, unit: Unit) -> None:
        who, since = self.officer.id or 0, self.now - timedelta(days=1)
        post = Membership(person_id=who, role=Role.OFFICER, unit_id=unit.id, valid_from=since)
        self.session.add(post)

    def _stands(self, unit: Unit, mandate: Mandate, stage: Stage) -> None:
        if stage is Stage.DRAFT:
            self._draft(unit, mandate)
        elif stage in BECAME:
            self._innovation(unit, mandate, BECAME[stage])
        else:
            self.session.add(self._promise(unit, mandate))

    def _promise(self, unit: Unit, mandate: Mandate) -> Promise:
        return Promise(
            unit_id=unit.id or 0,
            mandate_id=mandate.id or 0,
            day=mandate.deadline,
            made_by_id=self.officer.id or 0,
            made_at=self.now,
        )

    def _draft(self, unit: Unit, mandate: Mandate) -> None:
        """Everything but its name is lacking."""
        draft = Draft(
            unit_id=unit.id,
            author_id=self.officer.id or 0,
            form=REGISTRATION.name,
            form_version=REGISTRATION.version,
            instrument_year=2026,
            mandate_year=mandate.year,
            answers={"name": {"value": words(TITLE), "skipped": False}},
            created_at=self.now,
            changed_at=self.now,
        )
        self.session.add(draft)

    def _innovation(self, unit: Unit, mandate: Mandate, status: Status) -> None:
        who = self.officer.id or 0
        it = Innovation(
            unit_id=unit.id or 0,
            mandate_year=mandate.year,
            sequence=unit.id or 0,
            name=words(TITLE),
            status=status,
            profile={},
            registered_by_id=who,
            registered_at=self.now,
        )
        self.session.add(it)
        self.session.flush()
        self.session.add(
            StatusChange(
                innovation_id=it.id or 0,
                before=Status.SENT,
                after=status,
                by_id=who,
                at=self.now,
                reason=words(REASON),
            )
        )

    # ---- what is owed

    def _wants_digest(self) -> None:
        who = self.leader.id or 0
        self.session.add(DigestChoice(person_id=who, is_wanted=True, chosen_at=self.now))

    def group(self) -> Group:
        who, unit_id = self.officer.id or 0, self.units[0].id
        return self._kept(Group(chat_id=-1001, title="Grup", brought_by_id=who, unit_id=unit_id))

    def subscription(self) -> Subscription:
        who, hour = self.leader.id or 0, self.now.time()
        wish = Subscription(person_id=who, wish=Wish.RECAP, weekday=0, hour=hour, since=self.now)
        return self._kept(wish)

    def circular(self) -> Circular:
        """As long as its form takes it; of the body only the beginning is sent with the file."""
        it = Circular(
            number=words(80),
            day=self.now.date(),
            subject=words(150),
            body=words(4_000),
            circle=Circle.ALL,
            roles=[Role.OFFICER],
            written_by_id=self.verifier.id or 0,
            written_at=self.now,
            sent_at=self.now,
        )
        return self._kept(it)

    def owes(self, kind: str, subject: str, to: Person, year: int = 0, step: str = "") -> Delivery:
        """Sent before, perhaps: that is said below it."""
        row = Delivery(
            kind=kind,
            subject=subject,
            step=step or "H-30",
            anchor=self.mandates[year].deadline,
            recipient_id=to.id or 0,
            due_at=self.now - timedelta(hours=3),
            next_try_at=self.now,
            unknowns=1,
        )
        return self._kept(row)

    def _kept(self, row: Row) -> Row:
        self.session.add(row)
        self.session.flush()
        return row


def _new_unit(number: int) -> Unit:
    return Unit(
        code=f"LAIN{number}",
        kind="dinas",
        name=f"Dinas {number}",
        short_name="",
        is_mandated=True,
        is_confirmed=False,
    )
