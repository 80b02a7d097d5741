"""The bot as it runs, with a world, a folder and a database of its own, outside of pytest."""

import logging
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import bot as front_door
from settings import load_settings
from tests.conftest import House, assemble, new_world
from tests.databases import migrated_file


@asynccontextmanager
async def housed(seed: int, url: str | None = None) -> AsyncIterator[House]:
    """On a new SQLite file, or on the migrated database at that address. What it logs is not shown:
    faults are what the rows are about."""
    logging.getLogger().addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory(prefix="scorecard-") as folder:
        url = url or f"sqlite:///{migrated_file(Path(folder) / 'bot.db')}"
        given = {"DATABASE_URL": url, "STORAGE_DIR": f"{folder}/berkas"}
        house = assemble(new_world(seed), load_settings(given, Path(folder) / "no.env"))
        async with front_door.running(house.bot):
            yield house
        house.bot.house.database.close()
