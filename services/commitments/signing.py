"""A head signs the commitment of the year: the text is shown, name and position are typed back and
held against what is on record."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from forms.commitments import COMMITMENT
from models import Commitment, Mandate, Person, Role, Unit
from services import audit, drafts, mandates, people
from services.commitments.outcomes import CommitmentSigned
from services.desk import Desk, Terms
from services.drafts import Beginning
from services.errors import DayNotPossible, NotFound, NotOnRecord
from services.policy import Action
from services.steps import Step

WORDING = 1  # of the text that is shown now; texts.commitments has every one that was ever signed
SIGNED = "commitment.signed"
HEADED = {
    "kecamatan": ("Camat", "Kecamatan "),
    "sekretariat": ("Sekretaris", "Sekretariat "),
    "inspektorat": ("Inspektur", "Inspektorat "),
    "rsud": ("Direktur", ""),
}  # by kind of unit: what its head is called, and what the name of the unit loses by it
ACTING = frozenset({"plt", "plh", "pj", "pjs"})


@dataclass(frozen=True, slots=True)
class Post:
    """What a head signs as. `signed` is the signature of this very post."""

    person: Person
    unit: Unit
    membership_id: int
    mandate: Mandate
    signed: Commitment | None


def position(unit: Unit) -> str:
    """What the head of it is called: `Kepala Dinas Kesehatan`, `Camat Sungai Raya`."""
    title, lost = HEADED.get(unit.kind, ("Kepala", ""))
    return f"{title} {unit.name.removeprefix(lost)}"


def post(session: Session, *, telegram_id: int, now: datetime) -> Post:
    """NotAllowed to those who head no unit; Closed where no mandate is open."""
    who = people.officer(session, Action.COMMIT, telegram_id=telegram_id, now=now)
    mandate = mandates.open_mandate(session)
    held = people.memberships(session, person=who.person, now=now)
    mine = next(m for m in held if m.role == Role.HEAD and m.unit_id == who.unit.id)
    signed = signature(session, mine.id or 0, mandate.year)
    return Post(who.person, who.unit, mine.id or 0, mandate, signed)


def signature(session: Session, membership_id: int, year: int) -> Commitment | None:
    mine = Commitment.membership_id == membership_id, Commitment.mandate_year == year
    return session.exec(select(Commitment).where(*mine)).first()


def begin(session: Session, *, telegram_id: int, terms: Terms) -> Step | CommitmentSigned:
    """The form; or what was signed already."""
    mine = post(session, telegram_id=telegram_id, now=terms.now)
    if mine.signed is not None:
        return _signed(mine.signed, mine.unit)
    what = Beginning(form=COMMITMENT, year=mine.mandate.year, about_id=mine.membership_id)
    return drafts.look(drafts.begin(session, what, person=mine.person, terms=terms))


def sign(desk: Desk) -> CommitmentSigned:
    """Raises NotOnRecord for another name or position; NotFound if the post is not theirs now."""
    session, now = desk.session, desk.now
    mine = post(session, telegram_id=desk.person.telegram_id, now=now)
    if mine.membership_id != desk.draft.about_id:
        raise NotFound
    if mine.signed is not None:
        return _signed(mine.signed, mine.unit)
    row = _row(desk, mine)
    session.add(row)
    session.flush()
    after = {"unit_id": row.unit_id, "year": row.mandate_year, "wording": row.wording}
    audit.record(
        session, SIGNED, f"commitment:{row.id}", who_id=desk.person.id, now=now, after=after
    )
    return _signed(row, mine.unit)


def _row(desk: Desk, mine: Post) -> Commitment:
    _check_name(str(desk.value("name")), mine.person)
    called = _as_recorded(str(desk.value("position")), mine.unit)
    return Commitment(
        mandate_year=mine.mandate.year,
        unit_id=mine.unit.id or 0,
        person_id=mine.person.id or 0,
        membership_id=mine.membership_id,
        name=mine.person.name,
        position=called,
        wording=WORDING,
        minimum=mine.mandate.minimum,
        deadline=mine.mandate.deadline,
        planned_title=desk.value("title"),
        planned_day=_planned(desk, mine.mandate),
        signed_at=desk.now,
    )


def _check_name(given: str, person: Person) -> None:
    if _plain(given) != _plain(person.name):
        raise NotOnRecord("name", given, person.name)


def _as_recorded(given: str, unit: Unit) -> str:
    """By the unit's long or short name; `Plt.` and the like may stand before it, and stay."""
    first, _, rest = given.partition(" ")
    acting = _plain(first) if _plain(first) in ACTING else ""
    bare = rest if acting else given
    title = position(unit).partition(" ")[0]
    names = (unit.name, unit.short_name, position(unit).removeprefix(f"{title} "))
    fitting = {_plain(f"{called} {name}") for called in (title, "Kepala") for name in names}
    if _plain(bare) not in fitting:
        raise NotOnRecord("position", given, position(unit))
    return f"{acting.capitalize()}. {position(unit)}" if acting else position(unit)


def _planned(desk: Desk, mandate: Mandate) -> date | None:
    """Not past the deadline that the head signs for."""
    if not (given := desk.value("planned")):
        return None
    day = date.fromisoformat(given)
    if day > mandate.deadline >= desk.terms.today:
        raise DayNotPossible(day, desk.terms.today, mandate.deadline)
    return day


def _plain(text: str) -> str:
    """Letters and digits alone: case, blanks and full stops do not matter."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _signed(row: Commitment, unit: Unit) -> CommitmentSigned:
    return CommitmentSigned(row.unit_id, unit.short_name, row.mandate_year, row.signed_at)
