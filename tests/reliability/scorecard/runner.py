"""Rows run two at a time, each in a process of its own, forked from one that has imported them."""

import multiprocessing
import signal
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.reliability.scorecard import registry
from tests.reliability.scorecard.figure import Figure, Result

LIMIT = 900  # seconds for one row
LIMIT_IN_FULL = 7_200
AT_ONCE = 2


class TooLongError(Exception):
    """A row has to be bounded."""


def measured(name: str, seed: int, is_full: bool) -> Result:
    """In a process of its own, on its main thread."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(LIMIT_IN_FULL if is_full else LIMIT)
    began = time.monotonic()
    row = registry.row(name, is_full=is_full)
    figures: list[Figure] = []
    try:
        figures += row.measure(seed)
    except Exception as error:
        traceback.print_exc()
        figures.append(Figure(name, type(error).__name__, "an end", is_met=False))
    finally:
        signal.alarm(0)
    return Result(name, row.shows, time.monotonic() - began, figures)


def _too_long(_number: int, _frame: object) -> None:
    raise TooLongError("the row took longer than its limit")


def results(names: list[str], seed: int, *, is_full: bool) -> Iterator[Result]:
    """As they come; those that want the machine for themselves at the end."""
    alone = {name for name in names if registry.row(name).is_alone}
    for group, workers in (([n for n in names if n not in alone], AT_ONCE), (sorted(alone), 1)):
        with _pool(workers) as pool:
            for done in as_completed(pool.submit(measured, name, seed, is_full) for name in group):
                yield done.result()


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(registry.modules())
    return ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=1)
