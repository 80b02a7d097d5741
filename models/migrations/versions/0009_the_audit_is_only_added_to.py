"""The audit is only added to"""

from collections.abc import Sequence

from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# A demo may be begun anew: there entries may be deleted, though never changed.
SQLITE = (
    """
    CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'audit_entries: only added to'); END
    """,
    """
    CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries
    WHEN NOT EXISTS (SELECT 1 FROM installation WHERE is_demo)
    BEGIN SELECT RAISE(ABORT, 'audit_entries: only added to'); END
    """,
    """
    CREATE TRIGGER audit_entries_not_replaced BEFORE INSERT ON audit_entries
    WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'audit_entries: only added to'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM installation WHERE is_demo) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'audit_entries: only added to';
    END $$
    """,
    """
    CREATE TRIGGER audit_entries_kept BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit()
    """,
    """
    CREATE TRIGGER audit_entries_not_emptied BEFORE TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit()
    """,
)


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        op.execute(statement)
