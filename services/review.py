"""What a look over the whole draft finds: what keeps it from being sent, and what is doubtful."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import col, select

from forms.kinds import Question
from forms.official import OFFICIAL_SCORE
from forms.rejections import Rejection
from forms.settings import CHOICES, SETTING
from models import IndicatorLevel, Innovation, ScoreKind, Status
from services.desk import Desk
from services.official import options as score_options
from services.turning import Turned, turned


@dataclass(frozen=True, slots=True)
class SameName:
    """The unit has an innovation of this name already."""

    number: str


@dataclass(frozen=True, slots=True)
class AppliedTooEarly:
    """First applied before the window of the assessment, and not developed further since."""

    day: date
    window_opens: date


@dataclass(frozen=True, slots=True)
class ReplacesScore:
    """Another score stands already for that innovation, kind and year."""

    number: Decimal
    scale: Decimal


@dataclass(frozen=True, slots=True)
class LevelsCount:
    """A verified total is typed for what was verified indicator by indicator: that counts."""


Doubt = SameName | AppliedTooEarly | ReplacesScore | LevelsCount | Turned


def blockers(desk: Desk) -> tuple[tuple[Question, Rejection], ...]:
    found = [(q, q.blocks(desk.value(q.key), desk.reading(q))) for q in desk.asked]
    return tuple((q, why) for q, why in found if why is not None)


def locked(desk: Desk) -> frozenset[str]:
    """What cannot be changed from the review: all but what was returned, and what blocks."""
    return desk.locked - {question.key for question, _ in blockers(desk)}


def doubts(desk: Desk) -> tuple[Doubt, ...]:
    """Told before sending; none of them forbids it."""
    found = (
        _same_name(desk),
        _applied_too_early(desk),
        replaced(desk),
        _levels_count(desk),
        *_turned(desk),
    )
    return tuple(doubt for doubt in found if doubt is not None)


def replaced(desk: Desk) -> ReplacesScore | None:
    if desk.form.name != OFFICIAL_SCORE.name:
        return None
    row = score_options.replaced(desk.session, desk.draft)
    return ReplacesScore(Decimal(str(row.number)), Decimal(str(row.scale))) if row else None


def _levels_count(desk: Desk) -> LevelsCount | None:
    place = None
    if desk.form.name == OFFICIAL_SCORE.name:
        place = score_options.key(desk.session, desk.draft)
    if place is None or place.kind != ScoreKind.VERIFIED:
        return None
    verified = IndicatorLevel.kind == ScoreKind.VERIFIED
    its = select(IndicatorLevel.id).where(
        verified, IndicatorLevel.innovation_id == place.innovation_id
    )
    return LevelsCount() if desk.session.exec(its).first() is not None else None


def _turned(desk: Desk) -> tuple[Turned, ...]:
    """Units whose duty a setting would turn."""
    if desk.form.name != SETTING.name:
        return ()
    return turned(desk.session, *CHOICES[desk.value("change")])


def _same_name(desk: Desk) -> SameName | None:
    name = desk.value("name")
    if desk.form.name != "registration" or desk.unit is None or not name:
        return None
    theirs = Innovation.unit_id == desk.unit.id, Innovation.status != Status.WITHDRAWN
    for other in desk.session.exec(select(Innovation).where(*theirs).order_by(col(Innovation.id))):
        is_itself = other.id == desk.draft.innovation_id
        if not is_itself and other.name.casefold() == str(name).casefold():
            return SameName(other.number)
    return None


def _applied_too_early(desk: Desk) -> AppliedTooEarly | None:
    asked = {question.key for question in desk.asked}
    applied, developed = (
        desk.value(key) if key in asked else None
        for key in ("application_date", "development_date")
    )
    opens = desk.instrument.applied_from
    days = [date.fromisoformat(day) for day in (applied, developed) if day]
    if not applied or max(days) >= opens:
        return None
    return AppliedTooEarly(date.fromisoformat(applied), opens)
