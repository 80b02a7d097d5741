"""Every connection of an SQLite database keeps `synchronous` at FULL, and the kernel is asked to
bring each commit to the disk: counted by strace over a process that commits and does nothing else.
A kill alone could not show it: what the kernel has, outlives the process."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from models.database import Database
from settings import ROOT
from tests.databases import migrated_file
from tests.reliability.scorecard.figure import Figure, at_least, every

ON_DISK = True

COMMITS, CONNECTIONS = 100, 12
WRITER = """
import sys
from datetime import UTC, datetime
from models import AuditEntry
from models.database import Database
database = Database(sys.argv[1])
for number in range(int(sys.argv[2])):
    with database.transaction() as session:
        session.add(AuditEntry(at=datetime.now(UTC), action="test", subject=f"row:{number}"))
database.close()
"""


def measure(_seed: int) -> Iterable[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{migrated_file(Path(folder) / 'bot.db')}"
        yield every("19 connections with synchronous=2", _full_ones(url), of=CONNECTIONS)
        none, some = (_synced(url, number, Path(folder)) for number in (0, COMMITS))
        yield at_least(f"19 fdatasync of {COMMITS} commits (strace)", some - none, COMMITS)


def _full_ones(url: str) -> int:
    """Half of them read, half of them write."""
    database = Database(url)
    with ExitStack() as open_ones:
        held = [open_ones.enter_context(database.engine.connect()) for _ in range(CONNECTIONS // 2)]
        found = [one.exec_driver_sql("PRAGMA synchronous").scalar() for one in held]
    for _ in range(CONNECTIONS // 2):
        with database.writing() as writer:
            found.append(writer.exec_driver_sql("PRAGMA synchronous").scalar())
        database.close()
    return found.count(2)


def _synced(url: str, commits: int, folder: Path) -> int:
    """How often a process that makes so many commits calls fdatasync or fsync."""
    trace = folder / f"trace-{commits}"
    traced = ["strace", "-f", "-o", str(trace), "-e", "trace=fdatasync,fsync"]
    given = [sys.executable, "-c", WRITER, url, str(commits)]
    subprocess.run([*traced, *given], cwd=ROOT, check=True)  # noqa: S603 (our own interpreter)
    return len(re.findall(r"\b(?:fdatasync|fsync)\(", trace.read_text()))
