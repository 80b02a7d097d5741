"""One database as one file: copied while it is written to, checked, and put back."""

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL

from models.copies import BackupError, check_sqlite, copy_sqlite, sync

PARTIAL = ".partial"


def copy_database(url: URL, folder: Path) -> str:
    """The file's name. The copy is opened and checked."""
    if url.get_backend_name() == "sqlite":
        if not (source := Path(str(url.database))).exists():
            raise BackupError(f"Belum ada basis data di {source}; bot belum pernah dijalankan.")
        copy_sqlite(source, folder / "database.db")
        return "database.db"
    _dump_postgres(url, folder / "database.dump")
    return "database.dump"


def _dump_postgres(url: URL, target: Path) -> None:
    _run_postgres(url, "pg_dump", "--format=custom", f"--file={target}")
    _check_dump(target)
    sync(target)


def _check_dump(file: Path) -> None:
    listed = _run("pg_restore", "--list", str(file))
    if b"TABLE DATA public people" not in listed:
        raise BackupError(f"{file.parent.name}: isi cadangan tidak lengkap")


def _run_postgres(url: URL, command: str, *given: str) -> None:
    """The password goes by the environment, where no list of processes shows it."""
    address = url.set(drivername="postgresql", password=None).render_as_string()
    _run(command, *given, f"--dbname={address}", password=url.password)


def _run(command: str, *given: str, password: str | None = None) -> bytes:
    if (program := shutil.which(command)) is None:
        raise BackupError(f"{command} tidak ditemukan; pasang klien PostgreSQL")
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(  # noqa: S603 (a program of PostgreSQL, and arguments of ours)
        [program, *given], env=environment, capture_output=True, timeout=3600, check=False
    )
    if done.returncode:
        raise BackupError(f"{command}: {done.stderr.decode(errors='replace').strip()[:500]}")
    return done.stdout


def check(file: Path) -> None:
    check_sqlite(file) if file.suffix == ".db" else _check_dump(file)


def check_reachable(url: URL) -> None:
    """BackupError where PostgreSQL does not answer, or its tools are missing."""
    if url.get_backend_name() != "sqlite":
        _run_postgres(url, "psql", "--command=SELECT 1")


def put_back(file: Path, url: URL, *, stamp: str) -> None:
    """What stood there before is put aside; PostgreSQL replaces it in one transaction."""
    if url.get_backend_name() == "sqlite":
        _put_in_place(file, Path(str(url.database)), stamp)
        return
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
    _run_postgres(url, "pg_restore", *options, str(file))


def _put_in_place(source: Path, target: Path, stamp: str) -> None:
    aside = target.with_name(f"{target.stem}-sebelum-pemulihan-{stamp}")
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(PARTIAL)
    shutil.copyfile(source, new)
    sync(new)
    for suffix in ("", "-wal", "-shm"):
        if (old := Path(f"{target}{suffix}")).exists():
            old.rename(f"{aside}.db{suffix}")
    new.rename(target)
    sync(target.parent)


# ---- bytes on the disk


def digest_of(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as source:
        while piece := source.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()
