"""People and what they are allowed to be, for which unit and how long."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, ForeignKey, Integer
from sqlmodel import Field, SQLModel

from models.columns import moment


class Role(StrEnum):
    OFFICER = "officer"
    HEAD = "head"
    VERIFIER = "verifier"
    LEADER = "leader"
    ADMIN = "admin"


class Person(SQLModel, table=True):
    """`open_draft_id` is the form that the person's next words answer; none between forms.

    `active_membership_id` is the post that a person with several acts in; none means the oldest.
    `menu` names the command menu that Telegram shows them, as far as it was confirmed.
    `told_version` is the text about personal data that they were shown last, at `told_at`. Once
    `erased_at` is set, `name` is a number and `telegram_id` nobody's (below zero).
    """

    __tablename__ = "people"

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_type=BigInteger, unique=True)
    name: str
    unreachable_since: datetime | None = moment(default=None)
    unreachable_reason: str | None = None
    open_draft_id: int | None = Field(
        default=None,
        sa_column=Column(
            Integer,
            ForeignKey("drafts.id", use_alter=True, name="fk_people_open_draft_id_drafts"),
            index=True,
        ),
    )
    active_membership_id: int | None = None
    menu: str | None = None
    told_version: int | None = None
    told_at: datetime | None = moment(default=None)
    erased_at: datetime | None = moment(default=None)


class Membership(SQLModel, table=True):
    """`unit_id` is empty for roles of the whole regency (leader, verifier, admin). While one is in
    force that names another in `stands_in_for_id`, the holder of that one is on leave. None is in
    force while it is suspended."""

    __tablename__ = "memberships"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    role: str
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    valid_from: datetime = moment()
    valid_to: datetime | None = moment(default=None)
    stands_in_for_id: int | None = Field(default=None, foreign_key="memberships.id", index=True)
    suspended_at: datetime | None = moment(default=None)
