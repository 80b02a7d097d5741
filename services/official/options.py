"""What the form of a score offers, as its draft stands."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col, select

from forms import official as form
from models import Draft, Innovation, OfficialScore, ScoreKind, Status, Unit
from models.innovation import numbered
from services.instrument import Instrument
from services.official.standing import Given, Key, current

GROWING = frozenset({form.YEARS, form.SCALES})  # lists that go by the draft
KINDS = {form.OFFICIAL: ScoreKind.OFFICIAL, form.VERIFIED: ScoreKind.VERIFIED}
YEARS_BACK = 9
USUAL_SCALES = (Decimal(100), Decimal(10))  # what the press writes beside the instrument's own


def options(draft: Draft, instrument: Instrument, named: str) -> tuple[str, ...]:
    """One of those lists."""
    if named == form.YEARS:
        return tuple(str(draft.mandate_year - n) for n in range(YEARS_BACK + 1))
    return _scales(draft, instrument)


def innovations(session: Session) -> tuple[str, ...]:
    """All but the withdrawn ones, the newest first."""
    return tuple(labels(session, Innovation.status != Status.WITHDRAWN, col(Innovation.id).desc()))


def labels(session: Session, which: Any, order: Any) -> Iterator[str]:
    """Without their profiles, which are long."""
    names = Innovation.name, Innovation.mandate_year, Innovation.sequence, Unit.short_name
    for name, year, sequence, unit in session.exec(
        select(*names).join(Unit).where(which).order_by(order)
    ):
        yield form.label(name, unit, numbered(year, sequence))


def bounds(draft: Draft, key: str) -> tuple[Decimal | None, Decimal | None]:
    """Least and most of a number: the score is at most its scale, the scale at least the score,
    and no scale is nothing."""
    if key == "score":
        return Decimal(0), scale(draft)
    given = _said(draft, "score")
    return max(form.read_number(given) if given else Decimal(0), Decimal(1)), None


def scale(draft: Draft) -> Decimal | None:
    """None while it is not known."""
    chosen = _said(draft, "scale")
    named = _said(draft, "other_scale") if chosen == form.OTHER_SCALE else chosen
    return form.read_number(named) if named else None


def key(session: Session, draft: Draft) -> Key | None:
    """Where the score is to stand; None while that is not said."""
    innovation, kind, year = (_said(draft, name) for name in ("innovation", "kind", "year"))
    it = found(session, form.number_in(innovation)) if innovation else None
    if it is None or kind not in KINDS or not year:
        return None
    return Key(it.id or 0, int(year), KINDS[kind])


def given(session: Session, draft: Draft) -> Given | None:
    """The score as far as the draft has it; None while something of it is missing."""
    place, number, most = key(session, draft), _said(draft, "score"), scale(draft)
    if place is None or not number or most is None:
        return None
    said = form.read_number(number)
    return Given(place, said, most, _said(draft, "source") or "", _said(draft, "reason") or None)


def replaced(session: Session, draft: Draft) -> OfficialScore | None:
    """The score that the one of the draft would replace by another number or scale."""
    said = given(session, draft)
    held = current(session, said.key) if said else None
    return None if said is None or said.is_same(held) else held


def found(session: Session, number: str) -> Innovation | None:
    """By the number on its card."""
    _, year, sequence = number.split("-")
    wanted = Innovation.mandate_year == int(year), Innovation.sequence == int(sequence)
    return session.exec(select(Innovation).where(*wanted)).first()


def _said(draft: Draft, name: str) -> str:
    answer = draft.answers.get(name, {})
    return "" if answer.get("open") else str(answer.get("value") or "")


def _scales(draft: Draft, instrument: Instrument) -> tuple[str, ...]:
    """Those that the number fits into."""
    score = _said(draft, "score")
    least = form.read_number(score) if score else Decimal(0)
    usual = dict.fromkeys((instrument.most, *USUAL_SCALES))
    return (*(form.written(one) for one in usual if one >= least), form.OTHER_SCALE)
