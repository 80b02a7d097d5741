"""A step of the ladder keeps for which deadline it was planned, also where that concerned nobody"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("reminder_steps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("planned_for", sa.Date(), nullable=True))
