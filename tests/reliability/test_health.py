"""What the monitor sees: well, and each trouble by its name."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from aiohttp import ClientSession
from sqlalchemy import make_url
from sqlmodel import Session, select

from gateway.health import reporting
from gateway.pulse import Pulse
from jobs import health
from jobs.health import Watch
from jobs.ticker import plan_each
from models import Delivery, Incoming, IncomingState, Person, Role
from models.database import Database
from services import alarms, backups
from services.alarms import Cause
from services.backups import Installation
from settings import Settings
from simulator import faults
from tests.conftest import House, Player
from tests.people.conftest import appointed, newcomer
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


# ---- what admins are told


@pytest.fixture
async def admin(house: House) -> Player:
    person = newcomer(house, 1007, "Admin")
    appointed(house, 1007, Role.ADMIN)
    return person


@pytest.fixture
def watch(house: House, pulse: Pulse, copies: Path) -> Watch:
    return Watch(house.bot.house, pulse, copies)


async def test_an_admin_looks_and_looks_again(house: House, admin: Player) -> None:
    await admin.says("/kesehatan")
    assert "Tidak dapat diproses: 0" in admin.screen.text
    park(house)
    await admin.taps("Perbarui")
    assert "Tidak dapat diproses: 1" in admin.screen.text


async def test_it_is_nobody_elses(verifier: Player) -> None:
    await verifier.says("/kesehatan")
    assert "Kesehatan bot" not in verifier.screen.text


async def test_an_alarm_comes_once_an_hour(house: House, admin: Player, watch: Watch) -> None:
    lose_count(house)
    for _ in range(3):
        await watch.look()
        await house.tick()
    told = [screen for screen in admin.hands.screens if "laporan pengiriman" in screen.text]
    assert len(told) == 1
    house.bot.house.clock.move(timedelta(minutes=61))
    await watch.look()
    await house.tick()
    assert sum("laporan pengiriman" in screen.text for screen in admin.hands.screens) == 2
    await admin.taps("Lihat kesehatan")
    assert "🚨" in admin.screen.text


async def test_a_failing_outbox_is_an_alarm(house: House, admin: Player) -> None:
    house.world.faults.add(faults.refused("can't parse entities"), method="sendMessage", times=1)
    await house.moves_to_next_due()
    await house.tick()
    assert any("tanpa formatnya" in screen.text for screen in admin.hands.screens)


async def test_a_downtime_is_told_with_what_was_caught_up(
    house: House, admin: Player, officer: Player, watch: Watch
) -> None:
    await watch.look()
    house.bot.house.clock.move(timedelta(hours=3))
    await watch.look()
    await officer.says("/bantuan")
    house.bot.house.clock.move(timedelta(minutes=3))
    await house.tick()
    told = next(s.text for s in admin.hands.screens if "tidak melayani" in s.text)
    assert "selama 3 jam" in told
    assert "1 pesan masuk" in told
    await watch.look()
    await house.moves_clock(minutes=10)
    assert sum("tidak melayani" in s.text for s in admin.hands.screens) == 1


async def test_telegrams_silence_is_an_alarm(house: House, admin: Player, copies: Path) -> None:
    at = [0.0]
    pulse = Pulse(now=lambda: at[0])
    pulse.polls()
    at[0] = 901.0
    pulse.polls()
    pulse.plans()
    await Watch(house.bot.house, pulse, copies).look()
    await house.tick()
    assert "tidak terjangkau" in admin.screen.text


async def test_one_that_cannot_plan_keeps_nobody_from_it_and_is_an_alarm(
    house: House, admin: Player, database: Database, copies: Path
) -> None:
    now, at = house.bot.house.now(), [0.0]

    def broken(session: Session) -> None:
        alarms.sound(session, Cause.DISK, now=now)
        raise LookupError("a bad row")

    with pytest.raises(ExceptionGroup, match="not all could be planned"):
        plan_each(database, [broken, partial(alarms.sound, cause=Cause.MARKUP, now=now)])
    assert alarmed(database) == {"markup"}
    pulse = Pulse(now=lambda: at[0])
    for at[0] in (60.0, 61.0):
        await Watch(house.bot.house, pulse, copies).look()
        assert ("planner" in alarmed(database)) is (at[0] > 60)
    await house.tick()
    assert any("tidak dapat dijadwalkan" in screen.text for screen in admin.hands.screens)


def alarmed(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.exec(select(Delivery.subject).where(Delivery.kind == "alarm")))


async def test_a_block_is_noticed_at_once(
    house: House, officer: Player, database: Database
) -> None:
    officer.hands.blocks()
    await house.settle()
    assert since_when(database) is not None
    officer.hands.unblocks()
    await house.settle()
    assert since_when(database) is None


def since_when(database: Database) -> datetime | None:
    with database.reading() as session:
        return (
            session.exec(select(Person).where(Person.telegram_id == 1001)).one().unreachable_since
        )
