"""20 copies are taken while somebody writes rows and evidence without a pause; each is put back
elsewhere, verified, and holds the evidence that its own rows name."""

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from pathlib import Path

from sqlalchemy import URL

import bot as front_door
from models.copies import BackupError
from services import backups
from services.backups import Installation
from services.clock import Clock
from services.vault import Vault
from settings import load_settings
from tests.conftest import START
from tests.databases import migrated_file
from tests.reliability import postgres
from tests.reliability.backups.installation import named_evidence, write, writing
from tests.reliability.scorecard.figure import Figure, every

COPIES = 20
Elsewhere = Callable[[Path], AbstractContextManager[URL]]  # an empty place, given a folder


def measure(_seed: int) -> Iterable[Figure]:
    os.environ["PATH"] = postgres.path_to_programs()
    with tempfile.TemporaryDirectory() as folder:
        url = _sqlite(Path(folder))
        migrated_file(Path(str(url.database)))
        yield _figure("SQLite", url, Path(folder), lambda place: nullcontext(_sqlite(place)))
    with tempfile.TemporaryDirectory() as folder, postgres.fresh() as url:
        yield _figure("PostgreSQL", url, Path(folder), lambda _: postgres.fresh())


def _sqlite(folder: Path) -> URL:
    return URL.create("sqlite", database=str(folder / "bot.db"))


def _figure(name: str, url: URL, folder: Path, elsewhere: Elsewhere) -> Figure:
    what = Installation(url, folder / "berkas")
    _seed(what)
    with writing(what):
        copies = [_copy(what, folder, number) for number in range(COPIES)]
    whole = sum(_is_whole(copy, elsewhere) for copy in copies)
    return every(f"23 copies made while writing that restore and verify, {name}", whole, of=COPIES)


def _seed(what: Installation) -> None:
    told = what.url.render_as_string(hide_password=False)
    given = {"DATABASE_URL": told, "STORAGE_DIR": str(what.storage)}
    settings = load_settings(given, what.storage / "no.env")
    database = front_door.open_house(settings, Clock(START)).database
    write(database, Vault(what.storage), 0)
    database.close()


def _copy(what: Installation, folder: Path, number: int) -> Path:
    return backups.take(what, folder / f"copy-{number}", now=START + timedelta(seconds=number))


def _is_whole(copy: Path, elsewhere: Elsewhere) -> bool:
    with tempfile.TemporaryDirectory() as folder, elsewhere(Path(folder)) as url:
        storage = Path(folder) / "berkas"
        try:
            held = backups.verify(copy)
            backups.restore(copy, Installation(url, storage), now=START)
        except BackupError:
            return False
        named = named_evidence(url)
        restored = {file.name for file in storage.rglob("*")}
        return bool(named) and {*named} <= {*held.files} & restored
