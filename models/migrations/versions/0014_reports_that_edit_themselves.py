"""Reports that edit themselves until all messages are settled"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import models.columns

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "live_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("begun_at", models.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("shown", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("edited_at", models.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", models.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_live_reports_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_reports")),
    )
    for column in ("person_id", "ended_at"):
        op.create_index(op.f(f"ix_live_reports_{column}"), "live_reports", [column])
