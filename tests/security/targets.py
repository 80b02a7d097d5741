"""What a button can be about: a row of the actor's own, of their unit's, of another unit's.

A new verb whose button holds a row needs a line in `TARGETS`; one that holds none, in `ROWLESS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import count

from sqlmodel import Session, col, select

from handlers.sheets import _blank
from models import (
    AccessRequest,
    AllowedHours,
    Circle,
    Circular,
    Delivery,
    DeliveryState,
    Draft,
    EvidenceItem,
    Innovation,
    Invitation,
    Mandate,
    Membership,
    Person,
    Proposal,
    ReminderStep,
    Role,
    SheetUpload,
    Status,
    Subscription,
    Unit,
    View,
    Wish,
)
from services import registration
from tests.conftest import House
from tests.innovations.conftest import PROFILE

SECRET = "RAHASIA"  # stands in all that others must not read


class Whose(StrEnum):
    """FORMER: one's own of a post that has ended. PUBLISHED: another unit's, but verified."""

    OWN = "own"
    FORMER = "own, formerly"
    UNIT = "own unit's"
    OTHER = "another unit's"
    PUBLISHED = "another unit's, published"


@dataclass(frozen=True, slots=True)
class Planting:
    """`actor` presses; `mate` is of the same unit, `other` of another; what is planted is whose?
    `has_unit`: the actor acts for the unit."""

    house: House
    session: Session
    actor: Person | None
    has_unit: bool
    mate: Person
    other: Person
    unit: Unit
    other_unit: Unit
    whose: Whose

    @property
    def is_ours(self) -> bool:
        return self.whose in {Whose.OWN, Whose.FORMER, Whose.UNIT}

    @property
    def is_actors(self) -> bool:
        return self.whose in {Whose.OWN, Whose.FORMER}

    @property
    def unit_id(self) -> int:
        return (self.unit if self.is_ours else self.other_unit).id or 0

    @property
    def author_id(self) -> int | None:
        """None where nobody is there to own it: strangers."""
        if self.is_actors:
            return self.actor.id if self.actor else None
        return (self.mate if self.is_ours else self.other).id

    def add(self, row: object) -> None:
        self.session.add(row)
        self.session.flush()


Target = Callable[[Planting], str | None]
NUMBERS: Iterator[int] = count(700_000)


def innovation(at: Planting, *, status: Status = Status.SENT) -> str | None:
    if at.author_id is None:
        return None
    stored = at.house.bot.house.vault.put("SK.pdf", b"%PDF-1.4 " + SECRET.encode())
    file = {"name": "SK.pdf", "sha256": stored.sha256, "size": 9, "extension": "pdf"}
    row = Innovation(
        unit_id=at.unit_id,
        mandate_year=2026,
        sequence=registration.next_sequence(at.session, 2026),
        name="SAPA WARGA",
        status=Status.VERIFIED if at.whose is Whose.PUBLISHED else status,
        profile=PROFILE | {"problem": f"{SECRET} tiga jam.", "awards": [file]},
        registered_by_id=at.author_id,
        registered_at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0:awards:"


def standing(status: Status) -> Target:
    """An innovation of that status, whosever it is."""

    def plant(at: Planting) -> str | None:
        about = innovation(at)
        if about is None:
            return None
        number = about.partition(":")[0]
        at.session.get_one(Innovation, int(number)).status = status
        return f"{number}:0::"

    return plant


def draft(at: Planting) -> str | None:
    """A registration of the unit; a request for access for those who have none."""
    if at.author_id is None:
        return None
    now = at.house.bot.house.now()
    is_lonely = at.whose is Whose.OWN and not at.has_unit
    row = Draft(
        unit_id=None if is_lonely else at.unit_id,
        author_id=at.author_id,
        form="access" if is_lonely else "registration",
        form_version=1,
        instrument_year=2026,
        mandate_year=2026,
        answers={} if is_lonely else {"name": {"value": SECRET}},
        created_at=now,
        changed_at=now,
    )
    at.add(row)
    return f"{row.id}:1:{'role' if is_lonely else 'problem'}:0"


def proposal(at: Planting) -> str | None:
    about, made = innovation(at, status=Status.VERIFIED), draft(at)
    if about is None or made is None:
        return None
    row = Proposal(
        innovation_id=int(about.partition(":")[0]),
        draft_id=int(made.partition(":")[0]),
        changes={"aim": f"{SECRET} lebih cepat dari semula."},
        by_id=at.author_id or 0,
        at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"


def request(at: Planting, role: Role = Role.OFFICER) -> str | None:
    """The unit of a request is the one that is asked for; whose it is, is who asks."""
    asks = at.actor if at.is_actors else Person(telegram_id=next(NUMBERS), name=SECRET)
    if asks is None:
        return None
    at.add(asks)
    row = AccessRequest(
        person_id=asks.id or 0,
        role=role,
        unit_id=at.unit_id if role is Role.OFFICER else None,
        said_name=SECRET,
        asked_at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"


def invitation(at: Planting) -> str | None:
    if at.author_id is None:
        return None
    now = at.house.bot.house.now()
    row = Invitation(
        token_hash=sha256(str(next(NUMBERS)).encode()).hexdigest(),
        role=Role.OFFICER,
        unit_id=at.unit_id,
        created_by_id=at.author_id,
        created_at=now,
        expires_at=now + timedelta(hours=1),
    )
    at.add(row)
    return f"{row.id}:0::"


def upload(at: Planting) -> str | None:
    if at.author_id is None:
        return None
    stored = at.house.bot.house.vault.put("a.xlsx", _blank(at.house.bot.house, "people"))
    row = SheetUpload(
        kind="people",
        file={"name": "a.xlsx", "sha256": stored.sha256, "size": 9, "extension": "xlsx"},
        by_id=at.author_id,
        uploaded_at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"


def at_indicator(code: str, choice: str = "1") -> Target:
    """An innovation's card of that indicator, of which nothing is chosen yet."""

    def plant(at: Planting) -> str | None:
        about = innovation(at)
        return f"{about.partition(':')[0]}:0:{code}:{choice}" if about else None

    return plant


def whole_unit(at: Planting) -> str | None:
    return f"{at.unit_id}:0::" if innovation(at) else None


def evidence(at: Planting) -> str | None:
    about = innovation(at)
    if about is None:
        return None
    stored = at.house.bot.house.vault.put("SK.pdf", b"%PDF-1.4 " + SECRET.encode())
    row = EvidenceItem(
        innovation_id=int(about.partition(":")[0]),
        instrument_year=2026,
        indicator="SID-16",
        fields={"tentang": SECRET},
        proofs=[{"name": "SK.pdf", "sha256": stored.sha256, "size": 9, "extension": "pdf"}],
        by_id=at.author_id or 0,
        at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"


def membership(at: Planting) -> str | None:
    """A post that is held, or was."""
    mine = select(Membership.id).where(Membership.person_id == at.author_id)
    found = at.session.exec(mine.order_by(col(Membership.id))).first()
    return f"{found}:0::" if found else None


def unit_post(at: Planting) -> str | None:
    """One of a unit, in force; of a former one, that which has ended."""
    mine = select(Membership.id).where(Membership.person_id == at.author_id)
    found = at.session.exec(mine.where(col(Membership.unit_id).is_not(None))).first()
    return f"{found}:0::" if found else None


def somebody(at: Planting) -> str | None:
    return f"{at.author_id}:0::" if at.author_id else None


def view(at: Planting) -> str | None:
    return f"{_asked(at, {'intent': 'tenggat'})}:0:years:"


def search(at: Planting) -> str | None:
    return f"{_asked(at, {'intent': 'cari', 'query': 'sampah'})}:0::"


def trend(at: Planting) -> str | None:
    return f"{_asked(at, {'intent': 'tren', 'own': 'x'})}:0:text:"


def subscription(at: Planting) -> str | None:
    if at.author_id is None:
        return None
    row = Subscription(person_id=at.author_id, wish=Wish.ALL_DONE, since=at.house.bot.house.now())
    at.add(row)
    return f"{row.id}:0::"


def _asked(at: Planting, question: dict[str, str]) -> int | None:
    """A question stands in one chat, and is nobody else's."""
    if at.whose is Whose.UNIT:
        chat_id = at.mate.telegram_id
    else:
        chat_id = at.actor.telegram_id if at.actor and at.is_actors else at.other.telegram_id
    row = View(chat_id=chat_id, filter=question, asked_at=at.house.bot.house.now())
    at.add(row)
    return row.id


def reminder(at: Planting) -> str | None:
    """One that the author of it was sent."""
    if at.author_id is None:
        return None
    now = at.house.bot.house.now()
    row = Delivery(
        kind="reminder",
        subject=f"unit:{at.unit_id}",
        step=f"T-{next(NUMBERS)}",
        anchor=date(2026, 12, 31),
        recipient_id=at.author_id,
        state=DeliveryState.SENT,
        due_at=now,
        next_try_at=now,
    )
    at.add(row)
    return f"{row.id}:0::"


def reach_test(at: Planting) -> str | None:
    about = reminder(at)
    if about is None:
        return None
    row = at.session.get_one(Delivery, int(about.partition(":")[0]))
    row.kind = "reach_test"
    at.add(row)
    return about


def closed_mandate(at: Planting) -> str | None:
    """Nobody's own; of a year of which nothing else is asked."""
    year = 3000 + next(NUMBERS) % 5000
    now = at.house.bot.house.now()
    row = Mandate(year=year, deadline=date(year, 6, 1), set_at=now, closed_at=now)
    at.add(row)
    return f"{row.id}:0:text:"


def open_mandate(at: Planting) -> str | None:
    found = at.session.exec(select(Mandate.id).where(Mandate.year == 2026)).one()
    return f"{found}:0::"


def step(at: Planting) -> str | None:
    """Nobody's own: the ladder is the regency's."""
    days = 100 + next(NUMBERS) % 200
    row = ReminderStep(mandate_id=1, days_before=days, recipients=["officer"])
    at.add(row)
    return f"{row.id}:1:{days}:o.0915"


def hours(at: Planting) -> str | None:
    """Nobody's own: for a day that has long passed."""
    row = AllowedHours(weekdays="0", opens=time(9), closes=time(10), valid_to=date(2020, 1, 1))
    at.add(row)
    return f"{row.id}:0:hours:"


def named_day(at: Planting) -> str | None:
    """A form that was sent: what it wants is not so yet."""
    wanted = {"what": "Libur", "day": "2026-12-28", "reason": f"{SECRET} libur"}
    now = at.house.bot.house.now()
    row = Draft(
        form="calendar_day",
        form_version=1,
        instrument_year=2026,
        mandate_year=2026,
        author_id=at.other.id or 0,
        created_at=now,
        changed_at=now,
        sent_at=now,
        answers={key: {"value": value} for key, value in wanted.items()},
    )
    at.add(row)
    return f"{row.id}:0::"


def trail(at: Planting) -> str | None:
    about = innovation(at)
    return f"{about.partition(':')[0]}:0:i:" if about else None


def circular(at: Planting) -> str | None:
    """Out to officers and heads of the unit."""
    now = at.house.bot.house.now()
    row = Circular(
        day=now.date(),
        subject=f"{SECRET} rapat",
        body=f"{SECRET} rapat hari Senin.",
        circle=Circle.UNITS,
        unit_ids=[at.unit_id],
        roles=[Role.OFFICER, Role.HEAD],
        written_by_id=at.other.id or 0,
        written_at=now,
        sent_at=now,
    )
    at.add(row)
    return f"{row.id}:0::"


TARGETS: dict[str, Target] = {
    **dict.fromkeys(("closing", "closingas"), closed_mandate),
    "closeyear": open_mandate,
    "reached": reach_test,
    **dict.fromkeys(("planstep", "stepedit", "steptry", "stepgo", "stepdrop", "stepgone"), step),
    **dict.fromkeys(("houredit", "shiftdrop", "shiftgone"), hours),
    **dict.fromkeys(("shift", "shiftgo"), named_day),
    "planunit": whole_unit,
    **dict.fromkeys(("trail", "trailxlsx"), trail),
    **dict.fromkeys(("circular", "circread", "circpdf", "circedit", "circdrop"), circular),
    **dict.fromkeys(("circgone", "circview", "circsend", "circcall", "circback"), circular),
    **dict.fromkeys(("circrep", "circxlsx"), circular),
    **dict.fromkeys(("handover", "deputy", "suspend", "dismiss", "reinstate"), unit_post),
    "staff": whole_unit,
    "person": somebody,
    "commitpdf": whole_unit,
    **dict.fromkeys(("promise", "snooze", "held", "notme"), reminder),
    **dict.fromkeys(
        ("innovation", "profile", "history", "files", "file", "receipt", "change", "withdraw"),
        innovation,
    ),
    **dict.fromkeys(
        ("pick", "done", "anew", "skip", "keep", "back", "revise", "offer", "page", "example"),
        draft,
    ),
    **dict.fromkeys(("aside", "leave", "resume", "open", "send", "sure", "discard"), draft),
    **dict.fromkeys(("indicator", "level", "attach", "desk"), at_indicator("SID-16")),
    "variable": at_indicator("0"),
    "basis": at_indicator("SID-33", "a"),
    "substance": at_indicator("SID-35"),
    **dict.fromkeys(("item", "proof", "removing", "remove"), evidence),
    **dict.fromkeys(("score", "picture"), at_indicator("")),
    "mark": at_indicator(""),
    **dict.fromkeys(("bundle", "packone", "upload"), standing(Status.VERIFIED)),
    "unupload": standing(Status.UPLOADED),
    "unitscore": whole_unit,
    **dict.fromkeys(("case", "verify", "return", "reopen"), innovation),
    **dict.fromkeys(("checks", "agreeall", "agreedall"), innovation),
    **dict.fromkeys(("examine", "agree", "lower"), at_indicator("SID-16")),
    **dict.fromkeys(("accept", "refuse"), proposal),
    **dict.fromkeys(("grant", "deny", "request"), request),
    **dict.fromkeys(("relink", "revoke"), invitation),
    **dict.fromkeys(("enter", "cards"), upload),
    "post": membership,
    **dict.fromkeys(("view", "chip"), view),
    "found": search,
    **dict.fromkeys(("subpause", "subresume", "subend"), subscription),
    "viewas": trend,
    **dict.fromkeys(("hit", "similar"), innovation),
    "alike": draft,
}
ROWLESS = {
    "ask": "0:0::",
    "blank": "0:1::people",
    "circulars": "0:0::",
    "commitall": "0:0::",
    "commitask": "0:0::",
    "commitgo": "0:0::",
    "commitments": "0:0::",
    "commitsign": "0:0::",
    "digestset": "0:0:on:",
    "circnew": "0:0::",
    "board": "0:0::",
    "boardkind": "0:0::",
    "boardtrend": "0:0::",
    "pin": "0:0::",
    "unpin": "0:0::",
    "deadline": "0:0::",
    "desks": "0:0::",
    "drafts": "0:0::",
    "fresh": "0:0::",
    "health": "0:0::",
    "help": "0:0::",
    "index": "0:2027::",
    "innovas": "0:0:text:",
    "innovations": "0:0::",
    "instrument": "0:0::",
    "invite": "0:0::",
    "marks": "0:0::",
    "package": "0:0::",
    "packmany": "0:0::all",
    "uploads": "0:0::all",
    "moveday": "0:0::",
    "mydata": "0:0::",
    "mydatais": "0:0:json:",
    "erase": "0:0::",
    "nudge": "0:0::",
    "nudgego": "0:0:20261201083000:",
    "nudged": "0:0:N-20261201083000:",
    "nudgewho": "0:0::",
    "pause": "0:0::",
    "hours": "0:0::",
    "hournew": "0:0::",
    "daynew": "0:0::",
    "openyear": "0:0::",
    "reach": "0:0::",
    "reachgo": "0:0::",
    "plan": "0:0::",
    "planday": "0:0:2026-12-01:",
    "plansteps": "0:0::",
    "plantext": "0:0:2026-12-01:",
    "planunits": "0:0::",
    "queue": "0:0::",
    "queueas": "0:0:text:",
    "rank": "0:0:j2026:i......",
    "rankas": "0:0:j2026text:i......",
    "rankby": "0:0:j2026:i......",
    "rankone": "0:0:j2026:i......",
    "recap": "0:0::",
    "recapas": "0:0:text:",
    "requests": "0:0::",
    "scores": "0:0::",
    "setting": "0:0:counts_from:",
    "settings": "0:0::",
    "setto": "0:0:counts_from:1",
    "sheet": "0:0::",
    "simulate": "0:2027::5-90",
    "spd": "0:2027::",
    "spdone": "2026:2027:SPD-01:",
    "spdset": "2026:0:SPD-01:1",
    "staffas": "0:0:text:",
    "staffing": "0:0::",
    "start": "0:0::",
    **dict.fromkeys(("subs", "subnew", "subdone"), "0:0::"),
    "top": "2025:0::",
    "topas": "2025:0:text:",
    "topnew": "0:0:-2026:i......",
    "topset": "0:0:-2026:i......",
    "stepnew": "0:0::",
    "unpause": "0:0::",
}
