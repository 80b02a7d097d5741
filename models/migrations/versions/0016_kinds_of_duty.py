"""A year may have a duty of each kind: an innovation, its evidence, its entry with the ministry"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        text = sqlmodel.sql.sqltypes.AutoString()
        batch_op.add_column(sa.Column("kind", text, nullable=False, server_default="innovation"))
        batch_op.add_column(sa.Column("opens", sa.Date(), nullable=True))
        batch_op.drop_constraint("uq_mandates_year", type_="unique")
        batch_op.create_unique_constraint("uq_mandates_year_kind", ["year", "kind"])
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        batch_op.alter_column("kind", server_default=None)
