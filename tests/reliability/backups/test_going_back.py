"""What a copy does not know of: messages that went out after it was made."""

from pathlib import Path

from sqlalchemy import make_url

import bot as front_door
from jobs.backup import settle
from models import DeliveryState
from services import backups, deliveries
from services.backups import Installation
from settings import Settings
from simulator.world import World
from tests.conftest import House, assemble, player
from tests.reliability.backups.installation import NOW
from texts.notices import MAYBE_COPY


async def test_what_goes_again_is_marked_and_counted(
    world: World, settings: Settings, folder: Path
) -> None:
    what = Installation(make_url(settings.database_url), settings.storage_dir)
    before = assemble(world, settings)
    officer = player(before, 1001)
    async with front_door.running(before.bot):
        copy = backups.take(what, folder, now=NOW)
        await before.moves_to_next_due()
    sent = officer.screen.text
    before.bot.house.database.close()
    assert backups.restore(copy, what, now=NOW) == []
    told = settle(what.url, before.bot.house.calendar, now=before.bot.house.now())
    after = assemble(world, settings)
    async with front_door.running(after.bot):
        await after.tick()
        assert officer.screen.text == f"{sent}\n{MAYBE_COPY}"
        assert told.startswith(f"{_counted(after)} pesan")
        await after.moves_to_next_due()
        assert officer.screen.text != sent
        assert MAYBE_COPY not in officer.screen.text
    after.bot.house.database.close()


def _counted(house: House) -> int:
    """Of each that was sent one is a possible copy."""
    with house.bot.house.database.reading() as session:
        report = deliveries.report(session)
    assert report.possible_copies == report.count(DeliveryState.SENT) > 0
    return report.possible_copies
