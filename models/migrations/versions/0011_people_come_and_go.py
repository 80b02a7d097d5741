"""People come and go: suspended posts, invitations that hand over or stand in, what was told"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import models.columns

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, models.columns.UTCDateTime(timezone=True), nullable=True)


def upgrade() -> None:
    op.create_table(
        "wrong_tries",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", models.columns.UTCDateTime(timezone=True), nullable=False),
        _moment("until"),
        sa.PrimaryKeyConstraint("telegram_id", name=op.f("pk_wrong_tries")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_version", sa.Integer(), nullable=True))
        batch_op.add_column(_moment("told_at"))
        batch_op.add_column(_moment("erased_at"))
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.add_column(_moment("suspended_at"))
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        for name in ("takes_over_id", "stands_in_for_id"):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
            key = op.f(f"fk_invitations_{name}_memberships")
            batch_op.create_foreign_key(key, "memberships", [name], ["id"])
        batch_op.add_column(_moment("stands_in_from"))
        batch_op.add_column(_moment("stands_in_to"))
