"""What the forms about evidence offer: it goes by the innovation and the indicator that are chosen
in them."""

from sqlmodel import Session, col, select

from forms import evidence as names
from forms.verification import FIELDS, LOWER, NO_VALID_EVIDENCE, RETURNABLE
from models import Draft, Innovation, ScoreKind, Status
from services import assessment
from services.instrument import Indicator, Instrument

NAMED = frozenset(
    {
        names.INNOVATIONS,
        names.INDICATORS,
        names.BASES,
        names.LEVELS,
        names.SUBSTANCES,
        names.SIGNATORIES,
        RETURNABLE,
        LOWER,
    }
)


def options(session: Session, draft: Draft, instrument: Instrument, named: str) -> tuple[str, ...]:
    """One of the lists above, as the draft stands."""
    if named == names.INNOVATIONS:
        return tuple(label(it) for it in open_to_evidence(session, draft.unit_id or 0))
    if named == names.INDICATORS:
        return tuple(called(one) for one in _fitting(draft, instrument))
    if named == RETURNABLE:
        return (*FIELDS.values(), *map(called, instrument.indicators))
    if named == LOWER:
        return lower_levels(session, draft, instrument)
    one = indicator(draft, instrument)
    return _of_indicator(one, basis(draft, one), named) if one else ()


def wants(draft: Draft, instrument: Instrument, what: str) -> bool:
    """Whether the indicator that was chosen has something of the kind, or wants that field."""
    one = indicator(draft, instrument)
    if one is None:
        return False
    if what == names.LEVELS:
        return not one.substances
    return what in one.document_fields or bool(_of_indicator(one, None, what))


def file_types(draft: Draft, instrument: Instrument) -> tuple[str, ...]:
    """Extensions; any that some indicator takes, while none is chosen."""
    one = indicator(draft, instrument)
    found = [one] if one else instrument.indicators
    return tuple(dict.fromkeys(t for each in found for t in each.file_types if t != "link"))


def indicator(draft: Draft, instrument: Instrument) -> Indicator | None:
    chosen = _value(draft, "indicator")
    return next((one for one in instrument.indicators if called(one) == chosen), None)


def basis(draft: Draft, one: Indicator) -> str | None:
    chosen = _value(draft, "basis")
    return next((basis.id for basis in one.bases if basis.unit == chosen), None)


def innovation(session: Session, draft: Draft) -> Innovation | None:
    found = open_to_evidence(session, draft.unit_id or 0)
    return next((it for it in found if label(it) == _value(draft, "innovation")), None)


def open_to_evidence(session: Session, unit_id: int) -> list[Innovation]:
    """Of a unit, the newest first; what was withdrawn needs none."""
    theirs = Innovation.unit_id == unit_id, Innovation.status != Status.WITHDRAWN
    return list(session.exec(select(Innovation).where(*theirs).order_by(col(Innovation.id).desc())))


def lower_levels(session: Session, draft: Draft, instrument: Instrument) -> tuple[str, ...]:
    """Below what the unit has claimed, from level 0 on: the place is the level."""
    it, one = session.get(Innovation, draft.about_id or 0), indicator(draft, instrument)
    if it is None or one is None:
        return ()
    row = assessment.row_of(session, it, one, ScoreKind.SELF, instrument)
    claimed, basis_id = (row.level, row.basis) if row else (0, None)
    return (NO_VALID_EVIDENCE, *one.wordings(basis_id)[: max(min(claimed, one.highest) - 1, 0)])


def label(it: Innovation) -> str:
    return f"{it.name} ({it.number})"


def called(one: Indicator) -> str:
    return f"{one.name} ({one.code})"


def _of_indicator(one: Indicator, basis_id: str | None, named: str) -> tuple[str, ...]:
    if named == names.LEVELS:
        return one.wordings(basis_id)
    lists = {
        names.BASES: tuple(basis.unit for basis in one.bases),
        names.SUBSTANCES: one.substances,
        names.SIGNATORIES: tuple(signatory.name for signatory in one.signatories),
    }
    return lists.get(named, ())


def _fitting(draft: Draft, instrument: Instrument) -> list[Indicator]:
    """Those that take the files which are there already; all, if none takes all of them."""
    parts = draft.answers.get("proof", {}).get("parts", [])
    types = {part["file"]["extension"] for part in parts} - {names.LINK}
    fitting = [one for one in instrument.indicators if types <= set(one.file_types)]
    return fitting or list(instrument.indicators)


def _value(draft: Draft, key: str) -> object:
    answer = draft.answers.get(key, {})
    return None if answer.get("open") else answer.get("value")
