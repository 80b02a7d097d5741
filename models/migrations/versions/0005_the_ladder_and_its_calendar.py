"""The ladder and its calendar"""

from collections.abc import Sequence
from datetime import time

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import models.columns

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None
HOUR = time(8, 30)
WEEKLY = range(-7, -57, -7)
STEPS = sa.table(
    "reminder_steps",
    sa.column("mandate_id", sa.Integer),
    sa.column("days_before", sa.Integer),
    sa.column("recipients", sa.JSON),
    sa.column("hour", sa.Time),
)


def upgrade() -> None:
    op.create_table(
        "allowed_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("weekdays", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_allowed_hours_unit_id_units")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowed_hours")),
    )
    with op.batch_alter_table("allowed_hours", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_allowed_hours_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "reminder_pauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", models.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", models.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_reminder_pauses_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["people.id"], name=op.f("fk_reminder_pauses_ended_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_reminder_pauses_unit_id_units")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_pauses")),
    )
    with op.batch_alter_table("reminder_pauses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_pauses_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("mandate_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", models.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("planned_at", models.columns.UTCDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["people.id"], name=op.f("fk_promises_made_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["mandate_id"], ["mandates.id"], name=op.f("fk_promises_mandate_id_mandates")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_promises_person_id_people")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_promises_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promises_unit_id"), ["unit_id"], unique=False)

    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("acknowledged_at", models.columns.UTCDateTime(timezone=True), nullable=True)
        )
        batch_op.create_index(
            "ix_deliveries_kind_anchor_step", ["kind", "anchor", "step"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_deliveries_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_deliveries_merged_into_id_deliveries"),
            "deliveries",
            ["merged_into_id"],
            ["id"],
        )

    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stands_in_for_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_memberships_stands_in_for_id"), ["stands_in_for_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_memberships_stands_in_for_id_memberships"),
            "memberships",
            ["stands_in_for_id"],
            ["id"],
        )

    _widen_steps()


def _widen_steps() -> None:
    """The steps there are get the recipients of the ladder; the weekly ones are new."""
    with op.batch_alter_table("reminder_steps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recipients", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("hour", sa.Time(), nullable=True))
    connection = op.get_bind()
    known = list(connection.execute(sa.select(STEPS.c.mandate_id, STEPS.c.days_before)))
    for days in {days for _, days in known}:
        these = STEPS.update().where(STEPS.c.days_before == days)
        connection.execute(these.values(recipients=_recipients(days), hour=HOUR))
    for mandate_id in {mandate_id for mandate_id, _ in known}:
        for days in WEEKLY:
            row = {"mandate_id": mandate_id, "days_before": days, "hour": HOUR}
            connection.execute(STEPS.insert().values(recipients=_recipients(days), **row))
    with op.batch_alter_table("reminder_steps", schema=None) as batch_op:
        batch_op.alter_column("recipients", existing_type=sa.JSON(), nullable=False)
        batch_op.alter_column("hour", existing_type=sa.Time(), nullable=False)


def _recipients(days: int) -> list[str]:
    roles = (("officer", 999), ("head", 14), ("verifier", 7), ("leader", 3))
    return [role for role, most in roles if days <= most]
