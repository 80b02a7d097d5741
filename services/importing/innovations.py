"""Innovations that exist already: every row answers the registration's own questions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from forms.collected import Collected, Files
from forms.kinds import Given, Question, Said
from forms.registration import REGISTRATION
from forms.rejections import Rejection
from models import Draft, Innovation, Person, SheetUpload, Status, StatusChange, Unit
from services import audit, mandates, registration
from services.desk import Desk, Terms
from services.importing.cells import CellReader
from services.importing.rows import Checked, Lack, Row

QUESTIONS = tuple(q for q in REGISTRATION.questions if not isinstance(q, Files))
UNIT, YEAR = "unit", "mandate_year"
FIRST_YEAR = 2000
Known = set[tuple[int, int, str]]  # unit, mandate year, plain name


def check(session: Session, rows: Sequence[Row], *, person: Person, terms: Terms) -> list[Checked]:
    """Reads only; nothing that it makes up along the way reaches the session."""
    cells, latest = CellReader(session, terms), mandates.open_mandate(session).year
    known, checked = _known(session), []
    for row in rows:
        found = Checked(row.number)
        unit = cells.unit(row, UNIT, found)
        year = _year(row, found, latest)
        _answer_all(_desk(session, person, unit, year or latest, terms), row, found)
        if unit is not None and not found.faults:
            found.values |= {UNIT: unit.id or 0, YEAR: year}
            _know(found, known)
        checked.append(found)
    return checked


def enter(
    session: Session, found: Checked, *, upload: SheetUpload, person: Person, now: datetime
) -> None:
    """Sent, as if registered by whoever brought the sheet; what is there by now stays alone."""
    profile = dict(found.values)
    unit_id, year = profile.pop(UNIT), profile.pop(YEAR)
    if _identity(unit_id, year, profile["name"]) in _known(session, unit_id, year):
        return
    who = person.id or 0
    innovation = Innovation(
        unit_id=unit_id,
        mandate_year=year,
        sequence=registration.next_sequence(session, year),
        name=profile["name"],
        status=Status.SENT,
        profile=profile,
        registered_by_id=who,
        registered_at=now,
    )
    session.add(innovation)
    session.flush()
    number, after = innovation.id or 0, Status.SENT
    session.add(StatusChange(innovation_id=number, before=None, after=after, by_id=who, at=now))
    subject, source = f"innovation:{number}", {"upload": upload.id}
    audit.record(session, "innovation.imported", subject, who_id=who, now=now, after=source)


def _year(row: Row, found: Checked, latest: int) -> int | None:
    """The open mandate's where none is given; None if it is no year of ours."""
    text = row.text(YEAR)
    if not text:
        return latest
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:6]) <= latest:
        return int(text)
    found.find(YEAR, Lack.NOT_A_YEAR)
    return None


def _desk(session: Session, person: Person, unit: Unit | None, year: int, terms: Terms) -> Desk:
    """A draft that is nobody's: only to ask what an officer would be asked."""
    draft = Draft(
        author_id=person.id or 0,
        form=REGISTRATION.name,
        form_version=REGISTRATION.version,
        instrument_year=terms.instruments.of(year).year,
        mandate_year=year,
        created_at=terms.now,
        changed_at=terms.now,
    )
    return Desk(session, draft, REGISTRATION, person, unit, terms)


def _answer_all(desk: Desk, row: Row, found: Checked) -> None:
    """A question whose condition hangs on a faulty cell is left alone: nobody can tell yet."""
    undecided: set[str] = set()
    for question in QUESTIONS:
        if isinstance(question.when, Given) and question.when.key in undecided:
            undecided.add(question.key)
        elif (why := _answer(desk, question, row.text(question.key))) is not None:
            found.find(question.key, why)
            undecided.add(question.key)
    found.values = {q.key: desk.value(q.key) for q in desk.asked}


def _answer(desk: Desk, question: Question, text: str) -> Rejection | Lack | None:
    """Writes the answer down, or says what is wrong with it."""
    if question not in desk.asked:
        return Lack.NOT_ASKED if text else None
    if not text:
        return Lack.EMPTY if question.required else None
    try:
        value = _read(desk, question, text)
    except Rejection as refusal:
        return refusal
    desk.draft.answers = {**desk.draft.answers, question.key: {"value": value}}
    return question.blocks(value, desk.reading(question))


def _read(desk: Desk, question: Question, text: str) -> Any:
    at, said = desk.reading(question), Said(0, text)
    if isinstance(question, Collected):
        return question.whole(question.add([], said, at), at)
    return question.read(said, at)


def _know(found: Checked, known: Known) -> None:
    """The second of two rows of one name is known by the first."""
    identity = _identity(found.values[UNIT], found.values[YEAR], found.values["name"])
    found.is_known = identity in known
    known.add(identity)


def _known(session: Session, unit_id: int | None = None, year: int | None = None) -> Known:
    wanted = select(Innovation.unit_id, Innovation.mandate_year, Innovation.name)
    wanted = wanted.where(Innovation.status != Status.WITHDRAWN)
    if unit_id is not None:
        wanted = wanted.where(Innovation.unit_id == unit_id, Innovation.mandate_year == year)
    return {_identity(*found) for found in session.exec(wanted)}


def _identity(unit_id: int, year: int, name: str) -> tuple[int, int, str]:
    return unit_id, year, " ".join(name.casefold().split())
