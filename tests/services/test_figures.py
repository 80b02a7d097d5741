"""What is remembered of the innovations is what would be worked out anew, whatever was written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

import bot as front_door
from jobs import warming
from models import EvidenceItem, IndicatorLevel, Innovation, Person, ScoreKind, Status
from models.database import Database
from services import assessment, audit, changes, seeding
from services.figures import Figures
from settings import ROOT, Settings
from tests.assessment.conftest import leveled, registered
from tests.assessment.test_scores import published
from tests.conftest import House, Player
from tests.innovations.conftest import Registered

__all__ = ["registered"]
NAMES = {"AKRAB", "BERES", "CERIA", "DEKAT", "ELOK", "FASIH"}
Write = Callable[[Session, Innovation, Person], None]


def lowered(house: House) -> Write:
    def write(session: Session, it: Innovation, by: Person) -> None:
        key = IndicatorLevel(
            innovation_id=it.id or 0,
            kind=ScoreKind.SELF,
            instrument_year=2026,
            indicator="SID-16",
            level=1,
            by_id=by.id or 0,
            at=house.bot.house.now(),
        )
        assessment.set_level(session, key, by=by, now=house.bot.house.now())

    return write


def withdrawn(house: House) -> Write:
    def write(session: Session, it: Innovation, by: Person) -> None:
        now = house.bot.house.now()
        changes.change_status(session, it, Status.WITHDRAWN, who_id=by.id or 0, now=now)

    return write


def same(house: House) -> int:
    """Figures of innovations that stand; fails where memory and records differ."""
    opened = house.bot.house
    with opened.database.reading() as session:
        remembered = opened.figures.now(session, opened.instruments).standing
    with opened.database.reading() as session:
        assert remembered == Figures().now(session, opened.instruments).standing
    return len(remembered)


async def test_whatever_is_written_is_seen(
    house: House, officer: Player, registered: Registered
) -> None:
    assert same(house) == 0
    first, second = registered("AKRAB"), registered("BERES")
    assert same(house) == 2
    leveled(house, first, {"SID-16": 3})
    same(house)
    published(house, first, 80, 2026)
    same(house)
    for number, write in ((first, lowered(house)), (second, withdrawn(house))):
        with house.bot.house.database.transaction() as session:
            by = session.exec(select(Person)).all()[0]
            write(session, session.get_one(Innovation, number), by)
        same(house)
    assert same(house) == 1
    await officer.says("/bukti")
    await officer.taps("AKRAB")
    with house.bot.house.database.reading() as session:
        (item,) = session.exec(select(EvidenceItem)).all()
    await presses(house, officer, f"remove:{item.id}:0::")
    with house.bot.house.database.reading() as session:
        assert session.get_one(EvidenceItem, item.id).removed_at is not None
    same(house)


async def presses(house: House, person: Player, data: str) -> None:
    person.hands.press(person.hands.chat.messages[person.screen.id], data)
    await house.settle()


async def test_what_is_taken_back_is_not_remembered(house: House, registered: Registered) -> None:
    number, opened = registered(), house.bot.house
    same(house)

    def breaks() -> None:
        with opened.database.transaction() as session:
            by = session.exec(select(Person)).all()[0]
            lowered(house)(session, session.get_one(Innovation, number), by)
            opened.figures.now(session, opened.instruments)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks()
    same(house)


def called(house: House) -> set[str]:
    """The names by which an innovation is found, and is known in a sentence."""
    opened = house.bot.house
    with opened.database.reading() as session:
        opened.shelf.refresh(session)
        titles = opened.known.of(session).innovations
    found = {n for n in NAMES if opened.shelf.find(n, may=lambda _: True, sees=lambda _: True)}
    assert found == {name for name in NAMES if name.casefold() in titles}
    return found


async def test_nothing_is_remembered_of_a_demo_that_begins_anew(
    house: House, registered: Registered
) -> None:
    """With fewer innovations than before, and with as many or more; nor by its names."""
    for names in (["AKRAB"], ["BERES", "CERIA"], ["DEKAT", "ELOK"], ["FASIH"], []):
        for name in names:
            registered(name)
        assert same(house) == len(names)
        assert called(house) == set(names)
        with house.bot.house.database.transaction() as session:
            seeding.wipe(session)
            seeding.seed(session, ROOT / "data", is_demo=True, now=house.bot.house.now())


async def test_what_follows_from_them_is_kept_while_no_innovation_changes(
    house: House, registered: Registered
) -> None:
    registered()
    opened, found = house.bot.house, []
    for about in ("ranking:2026", "setting:idea", None):
        with opened.database.reading() as session:
            found.append(opened.figures.now(session, opened.instruments))
        if about:
            with opened.database.transaction() as session:
                audit.record(session, "export.taken", about, who_id=1, now=opened.now())
    registered("BERES")
    with opened.database.reading() as session:
        anew = opened.figures.now(session, opened.instruments)
    assert len({one.marks for one in found}) == 3
    assert all(one.made is found[0].made for one in found)
    assert anew.made is not found[0].made


async def test_after_the_start_nobody_waits_for_all_to_be_read(
    house: House, settings: Settings, sekda: Player, registered: Registered
) -> None:
    """The job is run here before its time."""
    leveled(house, registered("AKRAB"), {"SID-16": 3})
    front_door.set_the_beat(house.bot, settings)
    queue = house.bot.application.job_queue
    assert queue is not None
    (job,) = queue.get_jobs_by_name("warm")
    await job.run(house.bot.application)
    read: list[str] = []
    event.listen(
        house.bot.house.database.engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_: read.append(statement),
    )
    await sekda.says("/peringkat")
    assert "AKRAB" in sekda.screen.text
    await sekda.says("/cari akrab")
    assert "AKRAB" in sekda.screen.text
    assert [one for one in read if "innovations.profile" in one] == []


async def test_nothing_else_comes_of_it_where_that_fails(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    empty = Database(f"sqlite:///{tmp_path / 'without_tables.db'}")
    await warming.warm(replace(house.bot.house, database=empty))
    empty.close()
    assert "nothing is read ahead" in caplog.text
