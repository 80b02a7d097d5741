"""Subscriptions: what somebody is told every week or month, or once"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import models.columns

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("wish", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("hour", sa.Time(), nullable=True),
        sa.Column("since", models.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("planned_for", models.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("paused_at", models.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", models.columns.UTCDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_subscriptions_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    for column in ("person_id", "ended_at"):
        op.create_index(op.f(f"ix_subscriptions_{column}"), "subscriptions", [column])
