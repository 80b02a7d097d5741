"""The engine, where the file is none."""

from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from models.database import Database


def test_a_transaction_that_cannot_begin_fails_as_all_others_do(tmp_path: Path) -> None:
    """Whoever waits for a database that comes back waits for errors of SQLAlchemy."""
    file = tmp_path / "a.db"
    database = Database(f"sqlite:///{file}")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE one (id INTEGER)")
    database.close()
    file.write_bytes(b"no database at all" * 500)
    file.with_name("a.db-wal").unlink(missing_ok=True)
    with pytest.raises(DatabaseError), database.writing():
        pass
    database.close()
