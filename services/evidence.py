"""The evidence desk: what an innovation has towards each indicator, to those who may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from forms.collected import MEGABYTE
from models import (
    Draft,
    EvidenceItem,
    IndicatorLevel,
    Innovation,
    Person,
    ScoreKind,
    Status,
    Unit,
)
from services import assessment, people
from services.assessment import Assessed
from services.desk import Terms
from services.errors import NotFound
from services.instrument import Indicator, Instrument
from services.policy import Action, Reach
from services.same_file import SameFile, same_files
from services.verifying import returning

HEAVY = 2 * MEGABYTE  # the ministry's forms take about so much
FORM = "evidence"


@dataclass(frozen=True, slots=True)
class Heavy:
    """A file above what the ministry's forms take."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class DoubtfulSigner:
    """`warning` is what the instrument says about whoever signed."""

    warning: str


@dataclass(frozen=True, slots=True)
class WithoutField:
    """A field of the document that the ministry asks for."""

    field: str


@dataclass(frozen=True, slots=True)
class OutsideWindow:
    """Applied, or last developed, outside of what the assessment year takes."""

    day: date
    first: date
    last: date


Doubt = Heavy | DoubtfulSigner | WithoutField | OutsideWindow | SameFile


@dataclass(frozen=True, slots=True)
class Desk:
    """An innovation with what it has; `counts` are its items by the code of the indicator,
    `returned` the codes of those that were returned for correction, with that `note`."""

    assessed: Assessed
    unit: str
    counts: dict[str, int]
    may_hand_in: bool
    may_verify: bool
    doubts: tuple[Doubt, ...]
    returned: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """An evidence item, and what is doubtful about it."""

    item: EvidenceItem
    by: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator of an innovation. `level` is the row of the self-assessment; `begun` a form
    about it that was not finished."""

    assessed: Assessed
    indicator: Indicator
    level: IndicatorLevel | None
    pieces: tuple[Piece, ...]
    begun: Draft | None
    may_hand_in: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Innovations with their assessment, a page of them; `unit` is empty for those of all units."""

    unit: str
    found: tuple[Assessed, ...]
    total: int
    may_verify: bool


def listed(
    session: Session, *, telegram_id: int, terms: Terms, page: int = 0, size: int = 8
) -> Listed:
    """Of the person's unit; of all units, the last registered first, to those who see them all."""
    person = people.known(session, telegram_id=telegram_id)
    is_theirs = Innovation.status != Status.WITHDRAWN
    name = ""
    if not people.reaches(session, person, Action.SEE_EVIDENCE, unit_id=None, now=terms.now):
        who = people.officer(session, Action.SEE_EVIDENCE, telegram_id=telegram_id, now=terms.now)
        is_theirs, name = is_theirs & (Innovation.unit_id == who.unit.id), who.unit.short_name
    total = session.exec(select(func.count()).select_from(Innovation).where(is_theirs)).one()
    wanted = select(Innovation).where(is_theirs).order_by(col(Innovation.id).desc())
    found = session.exec(wanted.offset(page * size).limit(size)).all()
    many = assessment.assessed_many(session, found, instruments=terms.instruments)
    return Listed(name, tuple(many), total, _verifies(session, person, terms.now))


def visible(
    session: Session,
    innovation_id: int,
    action: Action = Action.SEE_EVIDENCE,
    *,
    telegram_id: int,
    now: datetime,
) -> tuple[Innovation, Person]:
    """To those who may do it with what is that unit's; NotFound to all others."""
    person = people.known(session, telegram_id=telegram_id)
    it = session.get(Innovation, innovation_id)
    if it is None or not people.reaches(session, person, action, unit_id=it.unit_id, now=now):
        raise NotFound
    return it, person


def desk(session: Session, innovation_id: int, *, telegram_id: int, terms: Terms) -> Desk:
    it, person = visible(session, innovation_id, telegram_id=telegram_id, now=terms.now)
    found = assessment.assessed(session, it, instruments=terms.instruments)
    counts: dict[str, int] = {}
    for item in _items(session, it):
        counts[item.indicator] = counts.get(item.indicator, 0) + 1
    return Desk(
        assessed=found,
        unit=session.get_one(Unit, it.unit_id).short_name,
        counts=counts,
        may_hand_in=_hands_in(session, person, it, terms.now),
        may_verify=_verifies(session, person, terms.now),
        doubts=_of_window(found),
        returned=returning.indicators(session, it),
        note=returning.note(session, it),
    )


def card(
    session: Session, innovation_id: int, code: str, *, telegram_id: int, terms: Terms
) -> Card:
    it, person = visible(session, innovation_id, telegram_id=telegram_id, now=terms.now)
    found = assessment.assessed(session, it, instruments=terms.instruments)
    one = indicator_of(found.instrument, code)
    items = [item for item in _items(session, it) if item.indicator == code]
    level = assessment.row_of(session, it, one, ScoreKind.SELF, found.instrument)
    may_hand_in = _hands_in(session, person, it, terms.now)
    verifies = _verifies(session, person, terms.now)
    return Card(
        assessed=found,
        indicator=one,
        level=level,
        pieces=tuple(_piece(session, item, one, verifies=verifies) for item in items),
        begun=_begun(session, it, code) if may_hand_in else None,
        may_hand_in=may_hand_in,
    )


def piece(session: Session, item_id: int, *, telegram_id: int, terms: Terms) -> tuple[Piece, Card]:
    """An item that still counts, and the card that it stands on."""
    item = session.get(EvidenceItem, item_id)
    if item is None or item.removed_at is not None:
        raise NotFound
    found = card(session, item.innovation_id, item.indicator, telegram_id=telegram_id, terms=terms)
    return next(one for one in found.pieces if one.item.id == item_id), found


def proof(
    session: Session, item_id: int, place: int, *, telegram_id: int, terms: Terms
) -> dict[str, Any]:
    """A file of an item, or a link, by its place."""
    found, _ = piece(session, item_id, telegram_id=telegram_id, terms=terms)
    if place >= len(found.item.proofs):
        raise NotFound
    return found.item.proofs[place]


def indicator_of(instrument: Instrument, code: str) -> Indicator:
    if code not in instrument.by_code:
        raise NotFound
    return instrument.by_code[code]


def doubts_of(
    indicator: Indicator, fields: dict[str, str], proofs: Sequence[dict[str, Any]]
) -> tuple[Doubt, ...]:
    """Told where they arise; none of them keeps anything from being saved."""
    heavy = [Heavy(p["name"], p["size"]) for p in proofs if p["size"] > HEAVY]
    signers = {s.name: s.warning for s in indicator.signatories if s.warning}
    warning = signers.get(fields.get("signatory", ""))
    lacking = [f for f in indicator.document_fields if f != "link" and not fields.get(f)]
    return (
        *heavy,
        *([DoubtfulSigner(warning)] if warning else []),
        *map(WithoutField, lacking),
    )


def _of_window(found: Assessed) -> tuple[Doubt, ...]:
    """An innovation that is not applied yet is outside of no window."""
    profile = found.innovation.profile
    days = [profile.get(key) for key in ("application_date", "development_date")]
    latest = max((date.fromisoformat(day) for day in days if day), default=None)
    first, last = assessment.window(found.instrument, found.year)
    if latest is None or first <= latest <= last:
        return ()
    return (OutsideWindow(latest, first, last),)


def _items(session: Session, it: Innovation) -> list[EvidenceItem]:
    kept = EvidenceItem.innovation_id == it.id, col(EvidenceItem.removed_at).is_(None)
    return list(session.exec(select(EvidenceItem).where(*kept).order_by(col(EvidenceItem.id))))


def _piece(session: Session, item: EvidenceItem, one: Indicator, *, verifies: bool) -> Piece:
    by = session.get_one(Person, item.by_id).name
    copies = same_files(session, item) if verifies else ()
    return Piece(item, by, (*doubts_of(one, item.fields, item.proofs), *copies))


def _begun(session: Session, it: Innovation, code: str) -> Draft | None:
    """The form about that indicator that was left, with everything that was said in it."""
    open_ones = (
        Draft.form == FORM,
        Draft.about_id == it.id,
        col(Draft.sent_at).is_(None),
        col(Draft.discarded_at).is_(None),
    )
    found = session.exec(select(Draft).where(*open_ones).order_by(col(Draft.id).desc()))
    return next((d for d in found if _is_about(d, code)), None)


def _is_about(draft: Draft, code: str) -> bool:
    """More was said in it than what it was begun with."""
    about = str(draft.answers.get("indicator", {}).get("value") or "")
    return about.endswith(f"({code})") and draft.revision > 1


def _hands_in(session: Session, person: Person, it: Innovation, now: datetime) -> bool:
    may = people.reaches(session, person, Action.HAND_IN, unit_id=it.unit_id, now=now)
    return may and it.status != Status.WITHDRAWN


def _verifies(session: Session, person: Person, now: datetime) -> bool:
    held = people.roles(session, person=person, now=now)
    return any(people.reach(session, role, Action.VERIFY) is Reach.ALL for role in held)
