"""Scores of many innovations out of a spreadsheet: each row is matched to one innovation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from forms import official as form
from forms.kinds import Reading, Said
from forms.rejections import NotAnOption, Rejection, SeveralFit
from models import Innovation, OfficialScore, Person, ScoreKind, SheetUpload, Status, Unit
from models.innovation import numbered
from services.desk import Terms
from services.importing.cells import CellReader
from services.importing.rows import Checked, Lack, Row, Value
from services.official import ledger
from services.official.saying import KINDS as WORDS
from services.official.standing import STANDS, Given, Key

NUMBER, NAME, UNIT, YEAR, KIND = "number", "name", "unit", "year", "kind"
SCORE, SCALE, SOURCE, REASON = "score", "scale", "source", "reason"
FILLED = (YEAR, KIND, SCORE, SCALE)  # a row without any of them was not filled in
GIVEN, BEFORE, CALLED = "given", "before", "called"  # what a row that was read holds
FIRST_YEAR = 2010
ALIKE, WORTH_ASKING, SHOWN = 84, 55, 3  # of 100, of 100, suggestions
KIND_OF = {form.OFFICIAL: ScoreKind.OFFICIAL, form.VERIFIED: ScoreKind.VERIFIED}
NAMED: tuple[Any, ...] = (
    Innovation.id,
    Innovation.unit_id,
    Innovation.name,
    Innovation.mandate_year,
    Innovation.sequence,
    Unit.short_name,
)  # without their profiles, which are long
SCORE_AT, SCALE_AT = form.Number(key=SCORE), form.Number(key=SCALE)


@dataclass(frozen=True, slots=True)
class Named:
    """An innovation as a row may mean it."""

    id: int
    unit_id: int
    name: str
    label: str


@dataclass(slots=True)
class Register:
    """All innovations that can have a score, by number and by plain name."""

    by_number: dict[str, Named] = field(default_factory=dict)
    by_name: defaultdict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    nearest: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session) -> "Register":
        found = cls()
        for one, number, _ in _scorable(session, *Status):
            found.by_number[number] = one
            found.by_name[_plain(one.name)].append(one)
        return found

    def near(self, name: str) -> tuple[str, ...]:
        """Labels of those whose names come nearest; each spelling is looked up once."""
        said = _plain(name)
        if said not in self.nearest:
            best = process.extract(
                said, list(self.by_name), scorer=fuzz.ratio, limit=SHOWN, score_cutoff=WORTH_ASKING
            )
            self.nearest[said] = tuple(self.by_name[key][0].label for key, _, _ in best)
        return self.nearest[said]


def prefilled(session: Session) -> list[dict[str, Value]]:
    """What the blank holds already: every innovation that the ministry may have scored."""
    uploaded = Status.VERIFIED, Status.UPLOADED, Status.ASSESSED
    return [
        {NUMBER: number, NAME: one.name, UNIT: unit}
        for one, number, unit in _scorable(session, *uploaded)
    ]


def check(
    session: Session,
    rows: Sequence[Row],
    *,
    person: Person,  # noqa: ARG001 (whoever may import may enter all scores)
    terms: Terms,
) -> list[Checked]:
    register, cells = Register.of(session), CellReader(session, terms)
    standing, said = _standing(session), dict[Key, Given]()
    checked = []
    for row in rows:
        if not any(row.text(key) for key in FILLED):
            continue
        found = Checked(row.number)
        given = _given(row, register, cells, terms, found)
        if given is not None:
            _compare(found, given, standing.get(given.key), said)
        checked.append(found)
    return checked


def enter(
    session: Session, found: Checked, *, upload: SheetUpload, person: Person, now: datetime
) -> None:
    """What stands by now as it is in the sheet is left alone."""
    given: Given = found.values[GIVEN]
    name = f"berkas {upload.file['name']}"[:120]
    whole = replace(given, source=given.source or name, reason=given.reason or f"Impor {name}")
    ledger.enter(session, whole, by=person, now=now)


def close(
    session: Session, checked: Sequence[Checked], *, upload: SheetUpload, now: datetime
) -> None:
    """All rows are in: the officers of each unit hear of the newest year once."""
    entered = {(one.values[UNIT], one.values[GIVEN].key.year) for one in checked if one.is_new}
    for unit_id, year in dict(sorted(entered)).items():
        ledger.tell(session, unit_id, year, entry=f"lembar {upload.id}", now=now)


def _given(
    row: Row, register: Register, cells: CellReader, terms: Terms, found: Checked
) -> Given | None:
    it = _innovation(row, register, cells, found)
    year, kind = _year(row, found, terms.today.year), _kind(row, found)
    scale = _number(SCALE_AT, row, found, Reading(terms.today, least=Decimal(1)))
    score = _number(SCORE_AT, row, found, Reading(terms.today, least=Decimal(0), most=scale))
    if it is None or year is None or kind is None or scale is None or score is None:
        return None
    found.values |= {CALLED: it.name, UNIT: it.unit_id}
    return Given(Key(it.id, year, kind), score, scale, row.text(SOURCE), row.text(REASON) or None)


def _compare(
    found: Checked, given: Given, held: OfficialScore | None, said: dict[Key, Given]
) -> None:
    """With what stands, and with the rows before it."""
    before = said.setdefault(given.key, given)
    if (before.number, before.scale) != (given.number, given.scale):
        found.find(SCORE, Lack.CONTRADICTS)
        return
    found.is_known = before is not given or given.is_same(held)
    found.values[GIVEN] = given
    if held is not None and not found.is_known:
        found.values[BEFORE] = Decimal(str(held.number))


def _innovation(row: Row, register: Register, cells: CellReader, found: Checked) -> Named | None:
    number, name = row.text(NUMBER).upper(), row.text(NAME)
    if not number and not name:
        found.find(NAME, Lack.EMPTY)
        return None
    if not number:
        return _by_name(row, name, register, cells, found)
    one = register.by_number.get(number)
    if one is None:
        found.find(NUMBER, NotAnOption(number, register.near(name) if name else ()))
        return None
    if name and fuzz.ratio(_plain(name), _plain(one.name)) < ALIKE:
        found.find(NAME, NotAnOption(name, (one.label,)))
        return None
    return one


def _by_name(
    row: Row, name: str, register: Register, cells: CellReader, found: Checked
) -> Named | None:
    same = register.by_name.get(_plain(name), [])
    if not same:
        found.find(NAME, NotAnOption(name, register.near(name)))
        return None
    if row.text(UNIT):
        unit = cells.unit(row, UNIT, found)
        if unit is None:
            return None
        theirs = [one for one in same if one.unit_id == unit.id]
        if not theirs:
            found.find(UNIT, NotAnOption(row.text(UNIT), tuple(one.label for one in same[:SHOWN])))
            return None
        same = theirs
    if len(same) > 1:
        found.find(NAME, SeveralFit(name, tuple(one.label for one in same[:SHOWN])))
        return None
    return same[0]


def _year(row: Row, found: Checked, latest: int) -> int | None:
    text = row.text(YEAR)
    if not text:
        found.find(YEAR, Lack.EMPTY)
    elif text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:6]) <= latest:
        return int(text)
    else:
        found.find(YEAR, Lack.NOT_AN_ASSESSMENT_YEAR)
    return None


def _kind(row: Row, found: Checked) -> ScoreKind | None:
    text = row.text(KIND)
    kind = next((KIND_OF[kind] for kind, pattern in WORDS if pattern.search(text)), None)
    if not text:
        found.find(KIND, Lack.EMPTY)
    elif kind is None:
        found.find(KIND, NotAnOption(text, tuple(KIND_OF)))
    return kind


def _number(asked: form.Number, row: Row, found: Checked, at: Reading) -> Decimal | None:
    text = row.text(asked.key)
    if not text:
        found.find(asked.key, Lack.EMPTY)
        return None
    try:
        return form.read_number(asked.read(Said(0, text), at))
    except Rejection as refusal:
        found.find(asked.key, refusal)
        return None


def _standing(session: Session) -> dict[Key, OfficialScore]:
    rows = session.exec(select(OfficialScore).where(STANDS).order_by(col(OfficialScore.id)))
    return {Key(r.innovation_id, r.assessment_year, ScoreKind(r.kind)): r for r in rows}


def _scorable(session: Session, *statuses: Status) -> Iterator[tuple[Named, str, str]]:
    """With its number and the short name of its unit; what was withdrawn gets no score."""
    standing = col(Innovation.status).in_(set(statuses) - {Status.WITHDRAWN})
    rows = session.execute(columns(*NAMED).join(Unit).where(standing).order_by(col(Innovation.id)))
    for one, unit_id, name, year, sequence, unit in rows:
        called = numbered(year, sequence)
        yield Named(one, unit_id, name, form.label(name, unit, called)), called, unit


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
