"""Indicator by indicator: a level is accepted, or lowered with a reason, by somebody who had no
hand in it. What was decided stays open to another decision until the innovation is verified."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from forms.verification import LOWERING
from models import IndicatorLevel, Innovation, Person, ScoreKind, Status
from services import assessment, audit, evidence, evidence_options, people
from services.desk import Desk, Tap, Terms
from services.drafts import Beginning, begin, look
from services.errors import NotFound
from services.evidence import Card
from services.instrument import Indicator
from services.outcomes import Lowered
from services.policy import Action
from services.steps import Step
from services.verifying import telling, verdicts
from services.verifying.cases import revision, to_decide
from services.verifying.verdicts import Checked, Verdicts

CONFIRMED = "level.confirmed"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All indicators of an innovation; `may_decide` is for this verifier."""

    verdicts: Verdicts
    unit: str
    counts: dict[str, int]
    may_decide: bool


@dataclass(frozen=True, slots=True)
class Look:
    """One indicator with its evidence; `following` is the next that is left. `case_revision` is
    that of the innovation."""

    card: Card
    checked: Checked
    may_decide: bool
    following: Indicator | None
    case_revision: int


def sheet(session: Session, innovation_id: int, *, telegram_id: int, terms: Terms) -> Sheet:
    verifier = people.allowed(session, Action.VERIFY, telegram_id=telegram_id, now=terms.now)
    desk = evidence.desk(session, innovation_id, telegram_id=telegram_id, terms=terms)
    it = desk.assessed.innovation
    found = verdicts.read(session, it, instruments=terms.instruments)
    may = any(_may(it, one, verifier) for one in found.left)
    return Sheet(found, desk.unit, desk.counts, may)


def show(
    session: Session, innovation_id: int, code: str, *, telegram_id: int, terms: Terms
) -> Look:
    verifier = people.allowed(session, Action.VERIFY, telegram_id=telegram_id, now=terms.now)
    card = evidence.card(session, innovation_id, code, telegram_id=telegram_id, terms=terms)
    it = card.assessed.innovation
    found = verdicts.read(session, it, instruments=terms.instruments)
    one, following = found.line(code), found.after(code)
    return Look(
        card=card,
        checked=one,
        may_decide=_may(it, one, verifier),
        following=following.indicator if following else None,
        case_revision=revision(session, it),
    )


def accept(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> bool:
    """The level that counts by the self-assessment. False, and nothing done, if the indicator is
    not what it was when the button was shown."""
    it, verifier, found = _at(session, tap.draft_id, telegram_id, terms)
    one = found.line(tap.key)
    if not _is_in_hand(it, one, verifier) or one.revision != tap.revision:
        return False
    _set(session, it, one, one.line.counted, by=verifier, terms=terms)
    telling.owe(session, it, now=terms.now)
    return True


def accept_all(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> bool:
    """All that are left, as the preview has them; those without evidence are level 0. False if one
    of them has changed since."""
    it, verifier, found = _at(session, tap.draft_id, telegram_id, terms)
    mine = [one for one in found.left if _may(it, one, verifier)]
    if not mine or found.revision != tap.revision:
        return False
    for one in mine:
        _set(session, it, one, one.line.counted, by=verifier, terms=terms)
    telling.owe(session, it, now=terms.now)
    return True


def lower(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> Step | None:
    """The form that asks to which level, and why. None if the indicator has changed since the
    button was shown, or there is nothing below its level."""
    it, verifier, found = _at(session, tap.draft_id, telegram_id, terms)
    one = found.line(tap.key)
    if not _is_in_hand(it, one, verifier) or one.revision != tap.revision or not one.line.counted:
        return None
    what = Beginning(
        form=LOWERING,
        year=found.assessed.year,
        about_id=it.id,
        answers={"indicator": {"value": evidence_options.called(one.indicator)}},
    )
    return look(begin(session, what, person=verifier, terms=terms))


def submit(desk: Desk) -> Lowered:
    """Nothing is done if somebody was faster, or the unit has changed it, while the form was filled
    in."""
    about, who = desk.draft.about_id or 0, desk.person.telegram_id
    it, verifier, found = _at(desk.session, about, who, desk.terms)
    indicator = evidence_options.indicator(desk.draft, desk.instrument)
    one = found.line(indicator.code if indicator else "")
    level = evidence_options.lower_levels(desk.session, desk.draft, desk.instrument).index(
        desk.value("level")
    )
    is_done = _is_in_hand(it, one, verifier) and not _is_newer(one, desk.draft.created_at)
    if is_done:
        reason = str(desk.value("reason"))
        _set(desk.session, it, one, level, by=verifier, terms=desk.terms, reason=reason)
        telling.owe(desk.session, it, now=desk.now)
    following = found.after(one.indicator.code)
    following = None if following is one else following
    return Lowered(
        innovation_id=about,
        indicator=one.indicator,
        before=one.line.counted,
        after=level,
        following=following.indicator if following else None,
        is_done=is_done,
    )


def _at(
    session: Session, innovation_id: int, telegram_id: int, terms: Terms
) -> tuple[Innovation, Person, Verdicts]:
    it, verifier = to_decide(session, innovation_id, telegram_id=telegram_id, now=terms.now)
    return it, verifier, verdicts.read(session, it, instruments=terms.instruments)


def _may(it: Innovation, one: Checked, verifier: Person) -> bool:
    if verifier.id in {it.registered_by_id, *one.hands}:
        return False
    return it.status == Status.SENT or (it.status == Status.VERIFIED and one.is_open)


def _is_in_hand(it: Innovation, one: Checked, verifier: Person) -> bool:
    """NotFound if they claimed it themselves."""
    if verifier.id in one.hands:
        raise NotFound
    return _may(it, one, verifier)


def _is_newer(one: Checked, than: datetime) -> bool:
    rows = [row for row in (one.own, one.verdict) if row is not None]
    return one.is_outdated or any(row.at > than for row in rows)


def _set(
    session: Session,
    it: Innovation,
    one: Checked,
    level: int,
    *,
    by: Person,
    terms: Terms,
    reason: str | None = None,
) -> None:
    own, now = one.own, terms.now
    key = IndicatorLevel(
        innovation_id=it.id or 0,
        kind=ScoreKind.VERIFIED,
        instrument_year=terms.instruments.of(assessment.assessment_year(it)).year,
        indicator=one.indicator.code,
        level=level,
        basis=own.basis if own else None,
        substances=own.substances if own else [],
        by_id=by.id or 0,
        at=now,
        reason=reason,
    )
    row = assessment.set_level(session, key, by=by, now=now)
    if row.at != now:
        _confirm(session, row, by=by, now=now)


def _confirm(session: Session, row: IndicatorLevel, *, by: Person, now: datetime) -> None:
    """The same level again, of other evidence."""
    row.by_id, row.at, row.revision = by.id or 0, now, row.revision + 1
    session.add(row)
    after = {"indicator": row.indicator, "level": row.level}
    subject = f"innovation:{row.innovation_id}"
    audit.record(session, CONFIRMED, subject, who_id=by.id, now=now, after=after)
