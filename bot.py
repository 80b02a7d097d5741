"""The front door: settings, database, application, run. Knows everybody, known by nobody."""

import asyncio
import gc
import logging
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from errno import EADDRINUSE
from functools import partial
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy.engine import make_url
from telegram import Update
from telegram.error import InvalidToken
from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest

import handlers
from forms.catalog import FORMS
from forms.collected import MEGABYTE
from forms.kinds import Form
from gateway.admission import Admission
from gateway.health import reporting
from gateway.intake import Intake
from gateway.paced import PacedRequest
from gateway.pacing import Pacer, Unpaced
from gateway.polling import StoringRequest
from gateway.pulse import Pulse
from gateway.redaction import set_up_logging
from gateway.request import AiohttpRequest
from gateway.seat import SeatLostError, SeatTakenError, seat_for
from gateway.serving import Line, initialised, serve
from gateway.webhook import Hook
from handlers.context import BotData, Context
from handlers.place import show_places
from jobs import backup, health, timetable
from jobs.beats import set_beats, set_once
from jobs.ticker import Ticker
from jobs.timetable import Upkeep
from models import schema
from models.copies import BackupError
from models.database import Database
from services import dumps, people, seeding
from services.backups import Installation
from services.clock import Clock
from services.house import House
from services.instrument import InstrumentError, load_instruments
from services.quotas import Quotas
from services.vault import Vault
from services.workdays import WorkCalendar
from settings import ROOT, WAS_OPEN, Settings, SettingsError, keep_private, load_settings
from texts import menu, starting
from texts.errors import TOO_FAST, UNEXPECTED

log = logging.getLogger("bot")
STOPS = 5.0  # seconds that turns and messages under way get at the end
os.environ.setdefault("PTB_TIMEDELTA", "true")  # retry_after as a timedelta, PTB's own future
DEMO_FOLDER = ROOT / "var" / "demo"
App = Application[ExtBot[None], Context, Any, Any, BotData, Any]


@dataclass(frozen=True, slots=True)
class Bot:
    """The parts that the outside needs: tests, the simulator's page, the run itself."""

    house: House
    application: App
    intake: Intake
    ticker: Ticker
    line: Line


def open_house(settings: Settings, clock: Clock, *, forms: Mapping[str, Form] = FORMS) -> House:
    """Migrates and seeds; raises WrongInstallationError or DatabaseTooNewError rather than harm."""
    database = Database(settings.database_url)
    if backup := schema.upgrade(database):
        log.info("backup before the migration: %s", backup.name)
    with database.transaction() as session:
        seeding.seed(session, settings.data_dir, is_demo=settings.is_demo, now=clock.now())
    return House(
        database=database,
        clock=clock,
        calendar=_calendar(settings),
        instruments=load_instruments(settings.data_dir),
        vault=Vault(settings.storage_dir, settings.disk_reserve_mb * MEGABYTE),
        quotas=Quotas(settings.innovation_quota_mb * MEGABYTE, settings.unit_quota_mb * MEGABYTE),
        admin_ids=settings.admin_ids,
        copies=settings.copies_dir,
        forms=forms,
    )


def build(
    house: House,
    *,
    token: str,
    base_url: str,
    request: BaseRequest,
    updates: BaseRequest,
    pacer: Pacer | None = None,
) -> Bot:
    """`request` carries all calls but getUpdates, which goes over `updates`. Without a pacer the
    bot is as fast as it can be."""
    pacer, pulse = pacer or Unpaced(), Pulse()
    intake = Intake(house.database, bot_id=int(token.partition(":")[0]), now=house.now)
    data = partial(BotData, house, intake, pulse)
    application: App = (
        Application.builder()
        .token(token)
        .base_url(f"{base_url}/bot")
        .base_file_url(f"{base_url}/file/bot")
        .request(PacedRequest(request, pacer))
        .get_updates_request(StoringRequest(updates, intake, pulse))
        .context_types(ContextTypes(context=Context, bot_data=data))  # type: ignore[call-overload]
        .build()
    )
    handlers.register(application)
    _work_from_the_table(application, intake)
    if not isinstance(pacer, Unpaced):
        intake.admit = _admission(house, application)
    ticker = Ticker(house, application.bot, intake, pacer)
    return Bot(house, application, intake, ticker, Line(application, intake, pacer, pulse))


def _work_from_the_table(application: App, intake: Intake) -> None:
    async def handle(stored: dict[str, Any]) -> None:
        update = Update.de_json(stored, application.bot)
        await application.process_update(update)

    async def apologise(chat_id: int, incident: str) -> None:
        await application.bot.send_message(chat_id, UNEXPECTED.format(incident=incident))

    intake.handle, intake.apologise = handle, apologise


def _admission(house: House, application: App) -> Admission:
    async def warn(chat_id: int) -> None:
        await application.bot.send_message(chat_id, TOO_FAST)

    return Admission(known=partial(known_to, house), now=house.now, warn=warn)


def known_to(house: House, ids: set[int]) -> set[int]:
    with house.database.reading() as session:
        return people.known_among(session, ids)


@asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[Bot]:
    """Initialised, recovered and started; leftovers of an earlier run come first."""
    async with initialised(bot.application):
        bot.ticker.recover()
        await bot.application.start()
        try:
            await show_places(bot.application.bot, bot.application.bot_data)
            bot.intake.wake_all()
            yield bot
        finally:
            await asyncio.gather(bot.ticker.outbox.stop(STOPS), bot.intake.close(STOPS))
            await bot.application.stop()


def set_the_beat(bot: Bot, settings: Settings) -> None:
    queue = bot.application.job_queue
    assert queue is not None  # noqa: S101
    upkeep = None if settings.is_demo else _upkeep(settings)
    set_beats(queue, timetable.beats(bot.house, bot.ticker, bot.line.pulse, upkeep))
    for work, after in timetable.once(bot.house).items():
        set_once(queue, work, after)


def _upkeep(settings: Settings) -> Upkeep:
    installation = Installation(make_url(settings.database_url), settings.storage_dir)
    folders = settings.copies_dir, settings.backup_second_dir
    return Upkeep(installation, *folders, settings.raw_update_days)


def _calendar(settings: Settings) -> WorkCalendar:
    return WorkCalendar.load(settings.timezone, settings.data_dir / "hari_kerja.yaml")


async def obey(settings: Settings, order: list[str]) -> None:
    """Nothing is put back under a bot that runs, and its end is not waited for."""
    kept = _upkeep(settings)
    what = kept.installation
    async with AsyncExitStack() as held:
        if order[0] == "restore":
            dumps.check_reachable(what.url)
            try:
                async with asyncio.timeout(0):  # one try takes no turn of the loop, a pause does
                    await held.enter_async_context(seated(settings))
            except TimeoutError:
                raise SeatTakenError(settings.bot_id) from None
        print(backup.obey(order, what, kept.copies, kept.second))  # noqa: T201
        if order[0] == "restore":
            now = Clock(settings.local_clock_start).now()
            print(backup.settle(what.url, _calendar(settings), now=now))  # noqa: T201


async def run(settings: Settings, folder: Path = DEMO_FOLDER) -> None:
    """`folder` holds the database and the files of the demo."""
    play = _apart(settings, folder) if settings.is_demo else settings
    async with seated(play) as pacer, opened(play, pacer) as bot, running(bot):
        set_the_beat(bot, settings)
        gc.freeze()  # what came with the start stays; a look through it held up the loop for 0.1 s
        facts = partial(health.report, bot.house, bot.line.pulse, settings.copies_dir)
        async with reporting(settings.health_port, facts):
            await serve(bot.line, _hook(settings))


def _hook(settings: Settings) -> Hook | None:
    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    secret = settings.webhook_secret.get_secret_value()
    return Hook(settings.webhook_url, secret, settings.webhook_port)


@asynccontextmanager
async def seated(settings: Settings) -> AsyncIterator[Pacer]:
    """While the block runs this process is the one that serves; its pacer lets nothing out when
    it is not any more."""
    seat = seat_for(make_url(settings.database_url), settings.bot_id)
    await seat.take()
    try:
        yield Pacer(check=seat.check)
    finally:
        seat.leave()


def opened(settings: Settings, pacer: Pacer) -> AbstractAsyncContextManager[Bot]:
    if not settings.is_demo:
        return nullcontext(_with_token(settings, pacer))
    import demo  # noqa: PLC0415 (nobody needs the simulator with a token)

    house = open_house(settings, Clock(settings.local_clock_start or demo.START))
    return demo.staged(house, settings, partial(build, house, pacer=pacer))


def _apart(settings: Settings, folder: Path) -> Settings:
    """Play is kept apart from duty: a database and a storage of its own."""
    url = f"sqlite:///{folder / 'demo.db'}"
    return settings.model_copy(update={"database_url": url, "storage_dir": folder / "berkas"})


def _with_token(settings: Settings, pacer: Pacer) -> Bot:
    assert settings.telegram_bot_token is not None  # noqa: S101
    if not settings.admin_ids:
        log.warning(menu.NO_ADMIN)
    house = open_house(settings, Clock(settings.local_clock_start))
    return build(
        house,
        token=settings.telegram_bot_token.get_secret_value(),
        base_url=settings.telegram_base_url,
        request=AiohttpRequest(proxy=settings.proxy),
        updates=AiohttpRequest(proxy=settings.proxy, connections=2),
        pacer=pacer,
    )


REFUSALS: dict[type[Exception], str] = {
    InvalidToken: starting.REFUSED_BY_TELEGRAM,
    SeatTakenError: starting.ALREADY_RUNNING,
    seeding.WrongInstallationError: starting.OTHER_DATABASE,
    schema.DatabaseTooNewError: starting.DATABASE_TOO_NEW,
}


def main() -> int:
    try:
        settings = load_settings(os.environ)
        set_up_logging(settings.log_level, settings.log_dir, settings.log_days)
        if keep_private(ROOT / ".env"):
            log.warning(WAS_OPEN)
        order = sys.argv[1:]
        uvloop.run(obey(settings, order) if order else run(settings))
    except (SettingsError, InstrumentError, BackupError, schema.MigrationError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except tuple(REFUSALS) as error:
        print(REFUSALS[type(error)], file=sys.stderr)  # noqa: T201
        return 2
    except SeatLostError:
        log.error("another process may have taken over: this one ends")  # noqa: TRY400
        return 3
    except Exception as error:
        if isinstance(error, OSError) and error.errno == EADDRINUSE:
            print(starting.port_taken(str(error)), file=sys.stderr)  # noqa: T201
        else:
            log.exception("ended by something unexpected")  # the formatter keeps the token out
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
