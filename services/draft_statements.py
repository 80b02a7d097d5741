"""What every typed answer asks of the database and writes to it: made once (decision 16)."""

from sqlalchemy import Select, and_, bindparam, exists, insert, update
from sqlalchemy import select as select_objects
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col

from models import Draft, Membership, Person, SaidMessage, Unit
from services import people

WHO = col(Person.telegram_id) == bindparam("telegram_id")
IS_KNOWN = exists().where(
    col(SaidMessage.person_id) == Person.id,
    col(SaidMessage.message_id) == bindparam("message_id"),
)
OTHER = aliased(Person)
IS_SHARED = exists().where(
    col(OTHER.open_draft_id) == Person.open_draft_id, col(OTHER.id) != Person.id
)
Post = tuple[str, int | None]  # a role, and the unit that it is held in
# What is typed begins with it: one statement, made once, for the person, the draft that is open to
# them, its unit, whether their message was taken before, whether somebody else has the draft open,
# and a row for each of their posts.
AT_OPEN: Select[Person, Draft, Unit | None, bool, bool, str | None, int | None] = (
    select_objects(
        Person, Draft, Unit, IS_KNOWN, IS_SHARED, col(Membership.role), col(Membership.unit_id)
    )
    .join(Draft, col(Draft.id) == Person.open_draft_id)
    .outerjoin(Unit, col(Unit.id) == Draft.unit_id)
    .outerjoin(
        Membership,
        and_(col(Membership.person_id) == Person.id, *people.in_force(bindparam("now"))),
    )
    .where(WHO)
    .order_by(col(Membership.id))
    .with_for_update(of=Draft)
)
SAID = insert(SaidMessage)
ANSWERED = ("answers", "shown", "revision", "form_version", "changed_at")
ROWS = SQLModel.metadata.tables[str(Draft.__tablename__)]
SAVED = (
    update(ROWS)
    .where(ROWS.c.id == bindparam("row"))
    .values({name: bindparam(name) for name in ANSWERED})
)
