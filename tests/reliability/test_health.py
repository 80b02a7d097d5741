"""What the monitor sees: well, and each trouble by its name."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession
from sqlalchemy import make_url
from sqlmodel import select

from gateway.health import reporting
from gateway.pulse import Pulse
from jobs import health
from models import Delivery, Incoming, IncomingState
from services import backups
from services.backups import Installation
from settings import Settings
from tests.conftest import House, Player
from tests.reliability import postgres


@pytest.fixture
def copies(
    tmp_path: Path, house: House, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setenv("PATH", postgres.path_to_programs())
    folder = tmp_path / "cadangan"
    what = Installation(make_url(settings.database_url), settings.storage_dir)
    backups.take(what, folder, now=house.bot.house.now())
    return folder


@pytest.fixture
def pulse() -> Pulse:
    pulse = Pulse()
    pulse.plans()
    return pulse


async def test_all_is_well(house: House, officer: Player, copies: Path, pulse: Pulse) -> None:
    await officer.says("/bantuan")
    await house.moves_to_next_due()
    told = health.report(house.bot.house, pulse, copies)
    assert told["troubles"] == (["backup"] if told["backup_age"] > 26 * 3600 else [])
    assert (told["waiting"], told["parked"], told["possible_copies"]) == (0, 0, 0)
    assert told["deliveries"]["sent"] > 0
    assert told["last_update_age"] > 0
    assert told["database_size"] > 4096
    assert told["disk_free"] > 0


def park(house: House) -> None:
    incoming(house, IncomingState.PARKED)


def leave_waiting(house: House) -> None:
    incoming(house, IncomingState.WAITING)
    house.bot.house.clock.move(timedelta(minutes=16))


def incoming(house: House, state: IncomingState) -> None:
    with house.bot.house.database.transaction() as session:
        session.add(
            Incoming(
                bot_id=1,
                update_id=1,
                chat_id=1001,
                payload=b"{}",
                state=state,
                received_at=house.bot.house.now(),
            )
        )


def lose_count(house: House) -> None:
    with house.bot.house.database.transaction() as session:
        session.add(
            Delivery(
                kind="reminder",
                subject="unit:1",
                anchor=house.bot.house.today(),
                recipient_id=1,
                state="hilang",
                due_at=house.bot.house.now(),
                next_try_at=house.bot.house.now(),
            )
        )


def skip_two_nights(house: House) -> None:
    house.bot.house.clock.move(timedelta(days=2))


@pytest.mark.parametrize(
    ("disturb", "trouble"),
    [
        (park, "parked"),
        (leave_waiting, "waiting"),
        (lose_count, "deliveries"),
        (skip_two_nights, "backup"),
    ],
)
async def test_each_trouble_has_its_name(
    house: House, copies: Path, pulse: Pulse, disturb: Callable[[House], None], trouble: str
) -> None:
    assert health.report(house.bot.house, pulse, copies)["ok"]
    disturb(house)
    told = health.report(house.bot.house, pulse, copies)
    assert told["troubles"] == [trouble]
    assert not told["ok"]
    with house.bot.house.database.transaction() as session:  # nothing is left for the bot to do
        for row in session.exec(select(Incoming)):
            session.delete(row)


async def test_a_planner_that_never_ran(house: House, copies: Path) -> None:
    assert health.report(house.bot.house, Pulse(), copies)["troubles"] == ["planner"]


async def test_the_monitor_asks(house: House, copies: Path, pulse: Pulse) -> None:
    def facts() -> dict[str, object]:
        return health.report(house.bot.house, pulse, copies)

    async with reporting(0, facts) as address, ClientSession() as session:
        async with session.get(f"{address}/health") as answer:
            assert answer.status == 200
            told = await answer.text()
        skip_two_nights(house)
        async with session.get(f"{address}/health") as answer:
            assert answer.status == 503
    assert "Operator" not in told


async def test_a_report_that_fails_says_so() -> None:
    def facts() -> dict[str, object]:
        raise OSError

    async with (
        reporting(0, facts) as address,
        ClientSession() as session,
        session.get(f"{address}/health") as answer,
    ):
        assert answer.status == 503
        assert (await answer.json())["error"] == "OSError"


async def test_without_a_port_nobody_listens() -> None:
    async with reporting(None, dict) as address:
        assert address == ""
