"""Rows run two at a time, each in a process of its own, forked from one that has imported them."""

import multiprocessing
import os
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.reliability.scorecard import registry
from tests.reliability.scorecard.figure import Figure, Result

LIMIT = 900  # seconds for one row
AT_ONCE = 2
MEMORY = Path("/dev/shm")  # each row makes a folder of its own in it


class TooLongError(Exception):
    """A row has to be bounded."""


def measured(name: str, seed: int) -> Result:
    """In a process of its own, on its main thread."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(LIMIT)
    began = time.monotonic()
    row = registry.row(name)
    if not row.on_disk and MEMORY.is_dir():
        _work_in(MEMORY)
    figures: list[Figure] = []
    try:
        figures += row.measure(seed)
    except Exception as error:
        traceback.print_exc()
        figures.append(Figure(name, type(error).__name__, "an end", is_met=False))
    finally:
        signal.alarm(0)
    return Result(name, row.shows, time.monotonic() - began, figures)


def _work_in(folder: Path) -> None:
    """What a process has written outlives it there as well: a kill takes nothing of it, and nobody
    waits for the disk."""
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)


def _too_long(_number: int, _frame: object) -> None:
    raise TooLongError("the row took longer than its limit")


def results(names: list[str], seed: int) -> Iterator[Result]:
    """As they come; those that want the machine for themselves at the end."""
    alone = {name for name in names if registry.row(name).is_alone}
    for group, workers in (([n for n in names if n not in alone], AT_ONCE), (sorted(alone), 1)):
        with _pool(workers) as pool:
            for done in as_completed(pool.submit(measured, name, seed) for name in group):
                yield done.result()


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(registry.modules())
    return ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=1)
