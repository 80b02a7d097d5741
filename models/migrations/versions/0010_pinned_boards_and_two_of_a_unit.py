"""Pinned boards; a unit may stand in a list of the best with two innovations"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import models.columns

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "pinned_boards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("pinned_by_id", sa.Integer(), nullable=False),
        sa.Column("pinned_at", models.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("shown", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("edited_at", models.columns.UTCDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", models.columns.UTCDateTime(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pinned_by_id"], ["people.id"], name=op.f("fk_pinned_boards_pinned_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pinned_boards")),
    )
    for column in ("chat_id", "ended_at"):
        op.create_index(op.f(f"ix_pinned_boards_{column}"), "pinned_boards", [column])
    with op.batch_alter_table("recognitions", schema=None) as batch_op:
        batch_op.drop_constraint("uq_recognitions_title_year_unit_id", type_="unique")
        batch_op.create_unique_constraint(
            "uq_recognitions_title_year_unit_id_name", ["title", "year", "unit_id", "name"]
        )
