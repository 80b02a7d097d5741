"""Whether a press changed anything, whatever table it is in."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlmodel import SQLModel

from tests.conftest import House

ROWS = {
    t.name: f"SELECT * FROM {t.name}"  # noqa: S608
    for t in SQLModel.metadata.sorted_tables
    if t.name != "incoming"
}
HARMLESS = re.compile(r"SELECT |PRAGMA |(INSERT INTO|UPDATE|DELETE FROM) incoming\b")


def snapshot(house: House) -> dict[str, list[Any]]:
    """All rows that a press could change, as the driver gives them."""
    with house.bot.house.database.reading() as session:
        cursor = session.connection().connection.cursor()
        found: dict[str, list[Any]] = {}
        for name, rows in ROWS.items():
            cursor.execute(rows)
            found[name] = list(cursor.fetchall())
        return found


@contextmanager
def watched(house: House) -> Iterator[Callable[[], bool]]:
    """Whether all rows are what they were. They are looked at before the first statement that may
    change some; the update itself is kept in any case."""
    before: list[dict[str, list[Any]]] = []

    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not before and not HARMLESS.match(statement):
            before.append(snapshot(house))

    writer = house.bot.house.database.writer
    event.listen(writer, "before_cursor_execute", look)
    try:
        yield lambda: not before or snapshot(house) == before[0]
    finally:
        event.remove(writer, "before_cursor_execute", look)
