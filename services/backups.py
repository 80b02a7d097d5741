"""Copies of the whole installation while it runs: the database as of one moment, and the evidence.

    <folder>/20261130T190000Z/database.db     a SQLite file, or database.dump of pg_dump
    <folder>/20261130T190000Z/manifest.json   what belongs to it, with digests; written last
    <folder>/files/ab/ab12...                 evidence, named by its SHA-256, once for all copies

A copy counts when its manifest is there: it was opened and checked before. Kept are the newest of
7 days, 4 weeks and 12 months. Nothing here needs the event loop: it runs in a thread.
"""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path

import orjson
from sqlalchemy import URL

from models.copies import BackupError, sync
from services import dumps
from services.dumps import PARTIAL, digest_of

STAMP = "%Y%m%dT%H%M%SZ"
MANIFEST, FILES, LOCK = "manifest.json", "files", ".lock"
DAYS, WEEKS, MONTHS = 7, 4, 12


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` maps the digests of evidence that the copy holds to sizes; `damaged` are those that
    were broken in the vault when it was made, some of which an earlier copy had whole."""

    made_at: str
    database: str
    digest: str
    files: dict[str, int]
    damaged: list[str] = field(default_factory=list)

    @property
    def moment(self) -> datetime:
        """Aware, in UTC."""
        return datetime.fromisoformat(self.made_at)


@dataclass(frozen=True, slots=True)
class Installation:
    """What is copied: the database's address and the folder of the vault."""

    url: URL
    storage: Path


# ---- making


def take(what: Installation, folder: Path, *, now: datetime, second: Path | None = None) -> Path:
    """Makes a copy, checks it, copies it to the second folder and lets old ones go; gives its
    folder. BackupError leaves earlier copies as they are."""
    with _named(f"Cadangan di {folder}"), _alone(folder):
        stamp = _free_stamp(folder, now.astimezone(UTC))
        with _aside(folder, stamp) as partial:
            _gather(what, partial, stamp)
            made = partial.rename(folder / stamp)
        _let_go(folder)
        if second is not None:
            _mirror(made, second)
    return made


def mirror(made: Path, second: Path) -> Path:
    """A copy goes to the second folder as well; gives its place there."""
    with _alone(made.parent):
        return _mirror(made, second)


def _free_stamp(folder: Path, at: datetime) -> str:
    """Of that second, or of the next that has no copy yet."""
    while (folder / at.strftime(STAMP)).exists():
        at += timedelta(seconds=1)
    return at.strftime(STAMP)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Whoever comes second waits: to let old copies go takes what an unfinished one gathered."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # it holds people's names and papers
    with (folder / LOCK).open("w") as lock:
        flock(lock, LOCK_EX)
        yield


@contextmanager
def _named(what: str) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error, subprocess.SubprocessError) as error:
        raise BackupError(f"{what} gagal: {type(error).__name__}: {error}") from error


@contextmanager
def _aside(folder: Path, stamp: str) -> Iterator[Path]:
    """An empty folder that is gone afterwards, as is what a crash left of others."""
    for left in folder.glob(f"{PARTIAL}-*"):
        shutil.rmtree(left)
    partial = folder / f"{PARTIAL}-{stamp}"
    partial.mkdir(parents=True)
    try:
        yield partial
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _gather(what: Installation, partial: Path, stamp: str) -> None:
    name = dumps.copy_database(what.url, partial)
    store = partial.parent / FILES
    files, damaged = _copy_evidence(what.storage, store)  # after: all that it names exists
    manifest = Manifest(stamp, name, digest_of(partial / name), files, damaged)
    told = orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2)
    (partial / MANIFEST).write_bytes(told)
    sync(partial / MANIFEST)


def _copy_evidence(storage: Path, store: Path) -> tuple[dict[str, int], list[str]]:
    """All that the store holds whole now, with sizes, and what is broken in the vault. The store
    is read again each time: a disk spoils what lies on it."""
    files: dict[str, int] = {}
    damaged: list[str] = []
    for source in _evidence(storage):
        target = store / source.name[:2] / source.name
        is_sound, is_kept = _is_whole(source), _is_whole(target)
        if is_sound and not is_kept:
            is_kept = _copy_file(source, target)
        if is_kept:
            files[source.name] = target.stat().st_size
        if not (is_sound and is_kept):
            damaged.append(source.name)
    return files, damaged


def _is_whole(file: Path) -> bool:
    """Whether its bytes can be read, and are what its name says."""
    try:
        return digest_of(file) == file.name
    except OSError:  # gone, or on a spot that cannot be read: whoever asks says what follows
        return False


def _evidence(storage: Path) -> list[Path]:
    return sorted(file for file in storage.glob("??/*") if len(file.name) == 64)


def _copy_file(source: Path, target: Path) -> bool:
    """Whole or not at all; False if the bytes do not fit the name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(PARTIAL)
    shutil.copyfile(source, aside)
    is_right = digest_of(aside) == target.name
    sync(aside)
    aside.rename(target) if is_right else aside.unlink()
    return is_right


def _mirror(made: Path, second: Path) -> Path:
    """The same copy in another place, checked there as well."""
    with _named(f"Salinan kedua dari {made.name}"), _aside(second, made.name) as partial:
        for digest in read(made).files:
            target = second / FILES / digest[:2] / digest
            if not _is_whole(target):
                _copy_file(made.parent / FILES / digest[:2] / digest, target)
        shutil.copytree(made, partial, dirs_exist_ok=True)
        verify(partial)
        copied = partial.rename(second / made.name)
        _let_go(second)
    return copied


# ---- keeping


def all_in(folder: Path) -> dict[Path, Manifest]:
    """The copies that count, the newest first."""
    return dict(_counting(folder))


def _counting(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    for file in sorted(folder.glob(f"[0-9]*Z/{MANIFEST}"), reverse=True):
        with suppress(BackupError):  # half a copy must not stand in the way of the next one
            yield file.parent, read(file.parent)


def latest(folder: Path) -> Manifest | None:
    return next((manifest for _, manifest in _counting(folder)), None)


def is_due(folder: Path, *, since: datetime) -> bool:
    """Whether no copy was made since then."""
    newest = latest(folder)
    return newest is None or newest.moment < since


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """The newest of each of the last 7 days, 4 weeks and 12 months that have any."""
    newest_first = sorted(moments, reverse=True)
    keep: set[datetime] = set()
    for most, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        first: dict[str, datetime] = {}
        for moment in newest_first:
            first.setdefault(moment.strftime(period), moment)
        keep.update(list(first.values())[:most])
    return keep


def _let_go(folder: Path) -> None:
    copies = all_in(folder)
    keep = kept(manifest.moment for manifest in copies.values())
    for copy in [copy for copy, manifest in copies.items() if manifest.moment not in keep]:
        (copy / MANIFEST).unlink()  # first: half a copy must not count
        shutil.rmtree(copy)
        del copies[copy]
    needed = {digest for manifest in copies.values() for digest in manifest.files}
    for file in _evidence(folder / FILES):
        if file.name not in needed:
            file.unlink()


# ---- going back


def read(copy: Path) -> Manifest:
    try:
        return Manifest(**orjson.loads((copy / MANIFEST).read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise BackupError(f"{copy.name}: bukan cadangan yang utuh") from error


def verify(copy: Path) -> Manifest:
    """Opens and compares all that belongs to it; BackupError names the first thing that is off."""
    manifest = _with_sound_database(copy)
    for digest in manifest.files:
        if not _is_whole(copy.parent / FILES / digest[:2] / digest):
            raise BackupError(f"{copy.name}: berkas {digest[:12]} hilang atau berubah")
    return manifest


def _with_sound_database(copy: Path) -> Manifest:
    manifest = read(copy)
    database = copy / manifest.database
    if not database.is_file() or digest_of(database) != manifest.digest:
        raise BackupError(f"{copy.name}: {manifest.database} hilang atau berubah")
    dumps.check(database)
    return manifest


def restore(copy: Path, what: Installation, *, now: datetime) -> list[str]:
    """Gives the digests of evidence that is nowhere whole; all else is put back. Nothing is touched
    if the copy's database is off. What stood there before is put aside, not thrown away. The bot
    must not be running."""
    manifest = _with_sound_database(copy)
    is_sqlite = what.url.get_backend_name() == "sqlite"
    if is_sqlite != manifest.database.endswith(".db"):
        raise BackupError(f"{copy.name}: cadangan dari jenis basis data yang lain")
    lost = [
        digest
        for digest in sorted({*manifest.files, *manifest.damaged})
        if not _put_back(copy.parent / FILES / digest[:2] / digest, what.storage)
    ]
    dumps.put_back(copy / manifest.database, what.url, stamp=now.strftime(STAMP))
    return lost


def _put_back(source: Path, storage: Path) -> bool:
    """False if it is whole neither there nor here."""
    target = storage / source.parent.name / source.name
    return _is_whole(target) or (_is_whole(source) and _copy_file(source, target))
