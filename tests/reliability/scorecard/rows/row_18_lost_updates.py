"""Four writers, each with an engine of its own, take the form that one person has open as the
product takes it, read its revision and raise it by one: no step is lost. Who finds the database
locked for too long comes again, as the intake does."""

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.exc import OperationalError
from sqlmodel import select

from models import Draft
from models.database import Database
from services import drafts
from services.desk import Terms
from tests.conftest import House, player
from tests.reliability import postgres
from tests.reliability.scorecard.figure import Figure, none
from tests.reliability.scorecard.in_process import housed

WRITERS, TIMES = 4, 200
OFFICER = 1001


def measure(seed: int) -> Iterable[Figure]:
    yield asyncio.run(_figure("SQLite", seed))
    with postgres.fresh() as url:
        yield asyncio.run(_figure("PostgreSQL", seed, url.render_as_string(hide_password=False)))


async def _figure(name: str, seed: int, url: str | None = None) -> Figure:
    async with housed(seed, url) as house:
        await player(house, OFFICER).says("/daftar")
        before = _revision(house)
        terms, address = house.bot.house.terms(), house.bot.house.database.url
        place = address.render_as_string(hide_password=False)
        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(_raise, [place] * WRITERS, [terms] * WRITERS))
        lost = before + WRITERS * TIMES - _revision(house)
    return none(
        f"18 updates lost by {WRITERS} writers on one row, {name}", lost, of=WRITERS * TIMES
    )


def _raise(url: str, terms: Terms) -> None:
    database, raised = Database(url), 0
    while raised < TIMES:
        try:
            with database.transaction() as session:
                desk = drafts.at_open(session, telegram_id=OFFICER, terms=terms)
                desk.draft.revision += 1
                session.add(desk.draft)
        except OperationalError:
            continue
        raised += 1
    database.close()


def _revision(house: House) -> int:
    with house.bot.house.database.reading() as session:
        return session.exec(select(Draft)).one().revision
