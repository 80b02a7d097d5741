"""People with their posts; whoever has no Telegram id yet gets an invitation."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from forms.kinds import Question
from forms.people import ACCESS, ADMIN_INVITATION, INVITATION
from models import Person, Role, SheetUpload, Unit
from services import invitations, notices, people, posts
from services.desk import Terms
from services.errors import Stranger
from services.importing.cells import CellReader
from services.importing.rows import Checked, Lack, Row
from services.people import OF_A_UNIT

UNIT, ROLE, NAME, TELEGRAM = "unit", "role", "name", "telegram_id"
WHO = next(q for q in ACCESS.questions if q.key == "person")
TELEGRAM_ID = re.compile(r"[1-9][0-9]{3,14}")


def check_posts(
    session: Session, rows: Sequence[Row], *, person: Person, terms: Terms
) -> list[Checked]:
    """Unit and role: each row becomes an invitation."""
    roles, cells = _roles(session, person, terms), CellReader(session, terms)
    return [_post(row, roles, cells) for row in rows]


def check_people(
    session: Session, rows: Sequence[Row], *, person: Person, terms: Terms
) -> list[Checked]:
    """Unit, role, name and, where it is known, the Telegram id."""
    checked = check_posts(session, rows, person=person, terms=terms)
    cells = CellReader(session, terms)
    for row, found in zip(rows, checked, strict=True):
        found.values[NAME] = cells.answer(WHO, row, NAME, found)
        found.values[TELEGRAM] = _telegram_id(row, found)
        found.is_known = not found.faults and _is_held(session, found, terms.now)
    return checked


def enter(
    session: Session, found: Checked, *, upload: SheetUpload, person: Person, now: datetime
) -> None:
    """A post for whoever can be reached by an id, an invitation for anybody else: without a link
    as yet, but known by the moment of its sheet (`invitations.hand_out`)."""
    wanted = posts.seat(session, found.values[ROLE], found.values[UNIT])
    telegram_id = found.values.get(TELEGRAM)
    if telegram_id is None:
        invitations.write(session, wanted, by=person, created_at=upload.uploaded_at, now=now)
        return
    invitations.allow(session, wanted.role, by=person, now=now)
    named = people.arrived(session, telegram_id=telegram_id, name=found.values[NAME])
    post = posts.give(session, wanted, person=named, by_id=person.id, now=now)
    subject = f"membership:{post.membership_id}"
    notices.owe(session, "post_given", subject, named, now=now, is_daily=False)


def _roles(session: Session, person: Person, terms: Terms) -> Question:
    """The question that an inviter of this kind is asked, with the roles open to them."""
    held = people.roles(session, person=person, now=terms.now)
    form = ADMIN_INVITATION if posts.may_fill(held, Role.ADMIN) else INVITATION
    return next(q for q in form.questions if q.key == "role")


def _post(row: Row, roles: Question, cells: CellReader) -> Checked:
    found = Checked(row.number)
    name = cells.answer(roles, row, ROLE, found)
    role = posts.CALLED[name] if name else None
    unit = _unit(row, role, cells, found)
    found.values = {ROLE: role, UNIT: unit.id if unit else None}
    return found


def _unit(row: Row, role: Role | None, cells: CellReader, found: Checked) -> Unit | None:
    """While the role is in doubt, so is whether a unit belongs to it."""
    if role in OF_A_UNIT:
        return cells.unit(row, UNIT, found)
    if role is not None and row.text(UNIT):
        found.find(UNIT, Lack.NOT_ASKED)
    return None


def _telegram_id(row: Row, found: Checked) -> int | None:
    text = row.text(TELEGRAM)
    if not text:
        return None
    if not TELEGRAM_ID.fullmatch(text):
        found.find(TELEGRAM, Lack.NOT_AN_ID)
        return None
    return int(text)


def _is_held(session: Session, found: Checked, now: datetime) -> bool:
    if found.values[TELEGRAM] is None:
        return False
    try:
        person = people.known(session, telegram_id=found.values[TELEGRAM])
    except Stranger:
        return False
    wanted = posts.seat(session, found.values[ROLE], found.values[UNIT])
    return posts.find(session, wanted, person=person, now=now) is not None
