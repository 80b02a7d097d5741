"""A form that is being filled in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Integer
from sqlmodel import Field, Index, SQLModel

from models.columns import moment


class Draft(SQLModel, table=True):
    """Belongs to the unit; without one to its author. `answers[key]` is
    `{value, parts, said, by, at, open, revised, skipped, offer}`:

    `value` is what the question's kind holds, `parts` the pieces of a collected answer, `said` the
    message that it came in, `by` who gave it, `at` an ISO moment in UTC; `open` means that it is to
    be asked again, though nothing is lost, `revised` that this was wanted on the review; `offer` is
    a repair of what could not be taken.
    Replace `answers`, never change it in place.
    `shown` has the question that each person (by id) saw last: what they type answers that one.
    `revision` grows with each change. `form_version` is the version last answered.
    `innovation_id` is the innovation that this draft speaks of, `about_id` another row: the form
    says of which table. A discarded draft is kept, and shown to nobody.
    """

    __tablename__ = "drafts"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    author_id: int = Field(foreign_key="people.id")
    innovation_id: int | None = Field(
        default=None,
        sa_column=Column(
            Integer,
            ForeignKey(
                "innovations.id", use_alter=True, name="fk_drafts_innovation_id_innovations"
            ),
        ),
    )
    about_id: int | None = None
    form: str
    form_version: int
    instrument_year: int
    mandate_year: int
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    shown: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    revision: int = 1
    created_at: datetime = moment()
    changed_at: datetime = moment()
    sent_at: datetime | None = moment(default=None)
    discarded_at: datetime | None = moment(default=None)


class ReplacedAnswer(SQLModel, table=True):
    """What an answer was before it was changed; `answer` has the shape of `Draft.answers[key]`."""

    __tablename__ = "replaced_answers"

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = Field(foreign_key="drafts.id", index=True)
    key: str
    answer: dict[str, Any] = Field(sa_type=JSON)
    replaced_at: datetime = moment()


class SaidMessage(SQLModel, table=True):
    """A message that was meant for a question of a draft; it counts once, edits apart."""

    __tablename__ = "said_messages"
    __table_args__ = (Index("ix_said_messages_person_id_message_id", "person_id", "message_id"),)

    draft_id: int = Field(foreign_key="drafts.id", primary_key=True)
    person_id: int = Field(foreign_key="people.id", primary_key=True)
    message_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    key: str
