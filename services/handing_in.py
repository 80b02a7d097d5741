"""An officer hands in evidence and chooses levels. A level is chosen on the card of its indicator,
or in the form of an evidence item; without evidence it counts for nothing, and nobody is kept from
choosing it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from forms.collected import wanted_file
from forms.evidence import EVIDENCE
from forms.rejections import WrongFileType
from models import EvidenceItem, IndicatorLevel, Innovation, Person, ScoreKind, Status, Unit
from services import assessment, audit, evidence, evidence_options, people
from services.assessment import Assessed
from services.desk import Desk, Tap, Terms
from services.drafts import Beginning, at_open, begin, look, remember
from services.errors import DomainError, IsWithdrawn, NotFound
from services.evidence import Card, Piece
from services.filling import expected
from services.instrument import Indicator
from services.outcomes import EvidenceTaken
from services.people import Officer
from services.policy import Action
from services.steps import Step


@dataclass(frozen=True, slots=True)
class Handing:
    """An officer at one indicator of an innovation."""

    who: Officer
    assessed: Assessed
    indicator: Indicator

    @property
    def it(self) -> Innovation:
        return self.assessed.innovation


def at(
    session: Session, innovation_id: int, code: str, *, telegram_id: int, terms: Terms
) -> Handing:
    """To somebody who hands in for its unit; NotFound to all who may not even see it."""
    it, person = evidence.visible(session, innovation_id, telegram_id=telegram_id, now=terms.now)
    people.officer(session, Action.HAND_IN, telegram_id=telegram_id, now=terms.now)
    if not people.reaches(session, person, Action.HAND_IN, unit_id=it.unit_id, now=terms.now):
        raise NotFound
    who = Officer(person, session.get_one(Unit, it.unit_id))
    if it.status == Status.WITHDRAWN:
        raise IsWithdrawn(it.number)
    found = assessment.assessed(session, it, instruments=terms.instruments)
    return Handing(who, found, evidence.indicator_of(found.instrument, code))


def choose(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> bool:
    """A level by its number, 0 for none. False if it has changed since the button was shown."""
    here = at(session, tap.draft_id, tap.key, telegram_id=telegram_id, terms=terms)
    row = _row(session, here)
    level = int(tap.choice) if tap.choice.isdigit() else -1
    if not 0 <= level <= here.indicator.highest or here.indicator.substances:
        raise NotFound
    if (row.level if row else 0) != level and (row.revision if row else 0) != tap.revision:
        return False
    basis = row.basis if row else None
    _set(session, here, terms.now, level=level, basis=basis)
    return True


def choose_basis(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> bool:
    """The level stays: its wording is another one."""
    here = at(session, tap.draft_id, tap.key, telegram_id=telegram_id, terms=terms)
    row = _row(session, here)
    if here.indicator.basis(tap.choice) is None:
        raise NotFound
    if (row.revision if row else 0) != tap.revision:
        return False
    _set(session, here, terms.now, level=row.level if row else 0, basis=tap.choice)
    return True


def tick(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> bool:
    """One substance, by its place: in or out. The level follows."""
    here = at(session, tap.draft_id, tap.key, telegram_id=telegram_id, terms=terms)
    row = _row(session, here)
    place = int(tap.choice) if tap.choice.isdigit() else -1
    if not 0 <= place < len(here.indicator.substances):
        raise NotFound
    if (row.revision if row else 0) != tap.revision:
        return False
    one = here.indicator.substances[place]
    ticked = set(row.substances if row else ()) ^ {one}
    _set(session, here, terms.now, level=here.indicator.level_of(list(ticked)), substances=ticked)
    return True


def attach(
    session: Session, innovation_id: int, code: str, *, telegram_id: int, terms: Terms
) -> Step:
    """The form of an item; what is chosen on the card is not asked again."""
    here = at(session, innovation_id, code, telegram_id=telegram_id, terms=terms)
    answers = {
        "innovation": evidence_options.label(here.it),
        "indicator": evidence_options.called(here.indicator),
        **_chosen(here.indicator, _row(session, here)),
    }
    what = _beginning(here.who, here.assessed.year, answers, about=here.it.id)
    return look(begin(session, what, person=here.who.person, terms=terms))


def early(session: Session, *, telegram_id: int, terms: Terms) -> bool:
    """Whether a file of this person, coming now, is evidence that nothing has asked for yet: no
    form is open, or one of an evidence item that asks something else."""
    if not people.may(session, Action.HAND_IN, telegram_id=telegram_id, now=terms.now):
        return False
    who = people.officer(session, Action.HAND_IN, telegram_id=telegram_id, now=terms.now)
    if who.person.open_draft_id is None:
        return bool(evidence_options.open_to_evidence(session, who.unit.id or 0))
    try:
        desk = at_open(session, telegram_id=telegram_id, terms=terms)
    except DomainError:
        return False
    return desk.form.name == EVIDENCE.name and wanted_file(expected(desk)) is None


def take_early(
    session: Session, message_id: int, file: dict[str, Any], *, telegram_id: int, terms: Terms
) -> Step:
    """Keeps it for the form that is open, or begins one: which innovation, which indicator.
    WrongFileType if no indicator that can still be meant takes such a file."""
    person = people.known(session, telegram_id=telegram_id)
    desk = (
        at_open(session, telegram_id=telegram_id, terms=terms)
        if person.open_draft_id is not None
        else _begin_with_nothing(session, telegram_id, terms)
    )
    parts, taken = desk.parts("proof"), evidence_options.file_types(desk.draft, desk.instrument)
    if file["extension"] not in taken:
        raise WrongFileType(file["extension"], taken)
    if all(part["id"] != message_id for part in parts):
        remember(desk, message_id, "proof")
        added = [*parts, {"id": message_id, "file": file}]
        desk.write("proof", {"value": None, "parts": added, "open": True})
    return look(desk)


def submit(desk: Desk) -> EvidenceTaken:
    """The form is over: the item, and the level that was chosen with it."""
    session, who = desk.session, desk.person.telegram_id
    it = evidence_options.innovation(session, desk.draft)
    one = evidence_options.indicator(desk.draft, desk.instrument)
    if it is None or one is None:
        raise NotFound
    here = at(session, it.id or 0, one.code, telegram_id=who, terms=desk.terms)
    before = here.assessed.own.total
    _set(session, here, desk.now, **_answered(desk, here.indicator))
    item = _item(desk, here)
    after = assessment.assessed(session, it, instruments=desk.terms.instruments)
    doubts = evidence.doubts_of(here.indicator, item.fields, item.proofs)
    gained = after.own.total - before
    return EvidenceTaken(item.id or 0, after, here.indicator, gained, doubts)


def removable(
    session: Session, item_id: int, *, telegram_id: int, terms: Terms
) -> tuple[Piece, Card]:
    """An item to somebody who may remove it."""
    found, on = evidence.piece(session, item_id, telegram_id=telegram_id, terms=terms)
    it, code = on.assessed.innovation, on.indicator.code
    at(session, it.id or 0, code, telegram_id=telegram_id, terms=terms)
    return found, on


def remove(session: Session, item_id: int, *, telegram_id: int, terms: Terms) -> EvidenceItem:
    """Counts no more; the row and the files stay. Removed before is removed."""
    item = session.get(EvidenceItem, item_id)
    if item is None:
        raise NotFound
    here = at(session, item.innovation_id, item.indicator, telegram_id=telegram_id, terms=terms)
    if item.removed_at is None:
        item.removed_at, item.removed_by_id = terms.now, here.who.person.id
        session.add(item)
        _record(session, "evidence.removed", item, here.who.person, terms.now)
    return item


def _begin_with_nothing(session: Session, telegram_id: int, terms: Terms) -> Desk:
    who = people.officer(session, Action.HAND_IN, telegram_id=telegram_id, now=terms.now)
    theirs = evidence_options.open_to_evidence(session, who.unit.id or 0)
    only = {"innovation": evidence_options.label(theirs[0])} if len(theirs) == 1 else {}
    year = assessment.assessment_year(theirs[0])
    what = _beginning(who, year, only, about=theirs[0].id if only else None)
    return begin(session, what, person=who.person, terms=terms)


def _beginning(who: Officer, year: int, values: dict[str, Any], *, about: int | None) -> Beginning:
    answers = {key: {"value": value} for key, value in values.items()}
    return Beginning(form=EVIDENCE, year=year, unit=who.unit, about_id=about, answers=answers)


def _chosen(one: Indicator, row: IndicatorLevel | None) -> dict[str, Any]:
    if row is None:
        return {}
    if one.substances:
        return {"substances": row.substances} if row.substances else {}
    basis = one.basis(row.basis)
    chosen = {"basis": basis.unit} if basis else {}
    if not row.level or (one.bases and basis is None):
        return chosen
    return chosen | {"level": one.wordings(row.basis)[min(row.level, one.highest) - 1]}


def _answered(desk: Desk, one: Indicator) -> dict[str, Any]:
    if one.substances:
        ticked = set(desk.value("substances"))
        return {"level": one.level_of(list(ticked)), "substances": ticked}
    basis = evidence_options.basis(desk.draft, one)
    return {"level": one.wordings(basis).index(desk.value("level")) + 1, "basis": basis}


def _item(desk: Desk, here: Handing) -> EvidenceItem:
    keys = ("signatory", "nomor", "tanggal", "tentang")
    asked = {question.key for question in desk.asked}
    item = EvidenceItem(
        innovation_id=here.it.id or 0,
        instrument_year=here.assessed.instrument.year,
        indicator=here.indicator.code,
        draft_id=desk.draft.id,
        fields={k: str(desk.value(k)) for k in keys if k in asked and desk.value(k)},
        proofs=desk.value("proof"),
        by_id=desk.person.id or 0,
        at=desk.now,
    )
    desk.session.add(item)
    desk.session.flush()
    _record(desk.session, "evidence.added", item, desk.person, desk.now)
    return item


def _row(session: Session, here: Handing) -> IndicatorLevel | None:
    instrument = here.assessed.instrument
    return assessment.row_of(session, here.it, here.indicator, ScoreKind.SELF, instrument)


def _set(
    session: Session,
    here: Handing,
    now: datetime,
    *,
    level: int,
    basis: str | None = None,
    substances: set[str] | None = None,
) -> None:
    key = IndicatorLevel(
        innovation_id=here.it.id or 0,
        kind=ScoreKind.SELF,
        instrument_year=here.assessed.instrument.year,
        indicator=here.indicator.code,
        level=level,
        basis=basis,
        substances=[one for one in here.indicator.substances if one in (substances or ())],
        by_id=here.who.person.id or 0,
        at=now,
    )
    assessment.set_level(session, key, by=here.who.person, now=now)


def _record(session: Session, action: str, item: EvidenceItem, by: Person, now: datetime) -> None:
    subject = f"innovation:{item.innovation_id}"
    after = {"item": item.id, "indicator": item.indicator}
    audit.record(session, action, subject, who_id=by.id, now=now, after=after)
