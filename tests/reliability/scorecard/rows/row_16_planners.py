"""Three planners look at the same instant, each with a connection of its own: what is due is
written down by one of them, because it is unique in the table, and no planner misses a person."""

import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

from sqlalchemy.exc import IntegrityError
from sqlmodel import delete, select, update

from models import Delivery, ReminderStep
from models.database import Database
from services import reminders, seeding
from services.workdays import WorkCalendar
from settings import ROOT, load_settings
from tests.conftest import START
from tests.databases import migrated_file
from tests.reliability import postgres
from tests.reliability.scorecard.figure import Figure, every, none

PLANNERS, TIMES = 3, 20
DUE = START + timedelta(days=1, hours=1)
Key = tuple[str, str, str, int]


def measure(_seed: int) -> Iterable[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _figures("SQLite", f"sqlite:///{migrated_file(Path(folder) / 'bot.db')}")
    with postgres.fresh() as url:
        yield from _figures("PostgreSQL", url.render_as_string(hide_password=False))


def _figures(name: str, url: str) -> Iterable[Figure]:
    databases = [Database(url) for _ in range(PLANNERS)]
    with databases[0].transaction() as session:
        seeding.seed(session, ROOT / "data", is_demo=True, now=START)
    alone = _planned_alone(databases[0])
    found = [_planned_together(databases) for _ in range(TIMES)]
    for database in databases:
        database.close()
    doubled = sum(number - 1 for keys in found for number in Counter(keys).values())
    yield none(f"16 rows planned twice by {PLANNERS} planners, {name}", doubled, of=TIMES)
    whole = sum(set(keys) == alone for keys in found)
    yield every(f"16 rounds in which nobody was missed, {name}", whole, of=TIMES)


def _planned_alone(database: Database) -> set[Key]:
    _plan(database, DUE)
    found = set(_taken(database))
    assert found
    return found


def _planned_together(databases: list[Database]) -> list[Key]:
    start = Barrier(len(databases))

    def plan(database: Database) -> None:
        start.wait()
        try:
            _plan(database, DUE)
        except IntegrityError:  # another one was faster; the next beat would find nothing to do
            return

    with ThreadPoolExecutor(len(databases)) as pool:
        list(pool.map(plan, databases))
    return _taken(databases[0])


def _plan(database: Database, now: datetime) -> None:
    calendar = WorkCalendar(load_settings({}, ROOT / "no.env").timezone)
    with database.transaction() as session:
        reminders.plan(session, calendar=calendar, now=now)


def _taken(database: Database) -> list[Key]:
    """What was planned; nothing is afterwards."""
    with database.transaction() as session:
        rows = session.exec(select(Delivery)).all()
        session.execute(delete(Delivery))
        session.execute(update(ReminderStep).values(planned_for=None))
    return [(row.kind, row.subject, row.step, row.recipient_id) for row in rows]
