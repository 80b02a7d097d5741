"""The demo: the same bot, served by the simulator in this process, on one clock.

Imported by the front door alone, and only without a token.
"""

from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gateway.request import AiohttpRequest
from models import Role
from services import reminders, seeding
from services.house import House
from settings import Settings
from simulator.demo import Demo, DemoPerson
from simulator.server import serving
from simulator.tokens import demo_token
from simulator.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot import Bot

START = datetime.fromisoformat("2026-11-30T08:00+07:00")  # a day before the first reminder
STRANGER = (1006, "Orang baru", "belum terdaftar")  # has no row among the people
IN_FRONT = {1001, 1003, 1004}  # whose chats the page opens first
NOTES = {
    Role.OFFICER: "operator inovasi",
    Role.HEAD: "kepala perangkat daerah",
    Role.VERIFIER: "verifikator",
    Role.LEADER: "pimpinan daerah",
}


@asynccontextmanager
async def staged(
    house: House, settings: Settings, build: "Callable[..., Bot]"
) -> "AsyncIterator[Bot]":
    """`build` wants what differs from a bot with a real token: token, base_url, and requests."""
    epoch = settings.local_clock_start or START
    world, token = World(house.clock), demo_token("kuburaya")
    world.add_bot(token, username="inovasi_kubu_raya_bot", name="Inovasi Kubu Raya")
    demo = Demo(token, epoch, people())
    async with serving(world, demo, port=settings.simulator_port) as address:
        requests = {"request": AiohttpRequest(), "updates": AiohttpRequest(connections=2)}
        bot = build(token=token, base_url=address, **requests)
        open_chats(world)
        wire(demo, world, bot, settings.data_dir)
        print(f"Simulator siap. Buka {address} di peramban.", flush=True)  # noqa: T201
        yield bot


def people() -> list[DemoPerson]:
    known = [(n, name, NOTES[role]) for n, name, role, _ in seeding.DEMO_PEOPLE]
    rows = [*known, STRANGER]
    return [DemoPerson(n, name, note, in_front=n in IN_FRONT) for n, name, note in rows]


def open_chats(world: World) -> None:
    """As if those whom the bot knows had pressed Start before: it may write to them first."""
    for number, name, _, _ in seeding.DEMO_PEOPLE:
        world.person(number, name).opens()


def wire(demo: Demo, world: World, bot: "Bot", data_dir: Path) -> None:
    """What the page's clock and *Mulai ulang* do to the bot."""
    house = bot.house

    async def advance(by: timedelta) -> None:
        house.clock.move(by)
        await bot.ticker.tick()

    def next_due() -> datetime | None:
        with house.database.reading() as session:
            return reminders.next_moment(session, calendar=house.calendar, now=house.now())

    async def restart() -> None:
        await bot.intake.idle()
        house.clock.move(demo.epoch - house.now())
        open_chats(world)
        with house.database.transaction() as session:
            seeding.wipe(session)
            seeding.seed(session, data_dir, is_demo=True, now=house.now())

    demo.advance, demo.next_due, demo.restart = advance, next_due, restart
