"""How people come in: by asking, or by an invitation."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from models.columns import moment


class Decision(StrEnum):
    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"


class AccessRequest(SQLModel, table=True):
    """A stranger asks for a role; `said_name` is how they call themselves, kept
    until it is decided."""

    __tablename__ = "access_requests"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    role: str
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    said_name: str
    state: str = Field(default=Decision.WAITING, index=True)
    asked_at: datetime = moment()
    decided_at: datetime | None = moment(default=None)
    decided_by_id: int | None = Field(default=None, foreign_key="people.id")
    reason: str | None = None


class Invitation(SQLModel, table=True):
    """Good for one person until `expires_at`. Only the SHA-256 of the token is kept.

    Whoever opens it takes over the post `takes_over_id`, which ends; or stands in for the holder
    of `stands_in_for_id` from `stands_in_from` to before `stands_in_to`.
    """

    __tablename__ = "invitations"

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    role: str
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    created_by_id: int = Field(foreign_key="people.id", index=True)
    created_at: datetime = moment()
    expires_at: datetime = moment()
    redeemed_by_id: int | None = Field(default=None, foreign_key="people.id")
    redeemed_at: datetime | None = moment(default=None)
    revoked_at: datetime | None = moment(default=None)
    takes_over_id: int | None = Field(default=None, foreign_key="memberships.id")
    stands_in_for_id: int | None = Field(default=None, foreign_key="memberships.id")
    stands_in_from: datetime | None = moment(default=None)
    stands_in_to: datetime | None = moment(default=None)


class WrongTries(SQLModel, table=True):
    """Links that a Telegram account opened and that were none; none is looked up until `until`."""

    __tablename__ = "wrong_tries"

    telegram_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    tries: int = 0
    last_at: datetime = moment()
    until: datetime | None = moment(default=None)
