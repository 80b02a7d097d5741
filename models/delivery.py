"""A message that the bot owes somebody, from the plan to its outcome."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger
from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from models.columns import moment


class DeliveryState(StrEnum):
    """PLANNED, HELD and SENDING are pending; the others are final."""

    PLANNED = "planned"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


PENDING = (DeliveryState.PLANNED, DeliveryState.HELD, DeliveryState.SENDING)
WAITING = (DeliveryState.PLANNED, DeliveryState.HELD)  # pending, and not on its way


class Delivery(SQLModel, table=True):
    """Unique by what it is about, so that nothing can be planned twice.

    `kind` names the text, `subject` what it speaks of (`unit:12`), `step` the rung (`H-30`) and
    `anchor` the day that it was computed from. `unknowns` counts the tries whose outcome nobody
    knows: each is a possible copy. `due_at` is when it was meant, `next_try_at` when it may go.
    `chat_id` is a group that it goes to; the recipient is then who linked that group.
    `merged_into_id` is the message that said this as well; `acknowledged_at` when a button of it
    was pressed.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("kind", "subject", "step", "anchor", "recipient_id"),
        Index("ix_deliveries_state_kind_next_try_at", "state", "kind", "next_try_at"),
        Index("ix_deliveries_kind_anchor_step", "kind", "anchor", "step"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    subject: str
    step: str = ""
    anchor: date
    recipient_id: int = Field(foreign_key="people.id", index=True)
    state: str = DeliveryState.PLANNED
    reason: str | None = None
    due_at: datetime = moment()
    next_try_at: datetime = moment()
    attempts: int = 0
    unknowns: int = 0
    sent_at: datetime | None = moment(default=None)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    chat_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    merged_into_id: int | None = Field(default=None, foreign_key="deliveries.id", index=True)
    acknowledged_at: datetime | None = moment(default=None)

    @property
    def subject_id(self) -> int:
        """The number in `unit:12`."""
        return int(self.subject.partition(":")[2])

    @property
    def reference(self) -> str:
        """What a person can quote, and by which two copies are known to be one message."""
        return f"#{self.kind[0].upper()}-{self.due_at.year}-{self.id:04}"
