"""Whatever the order of messages, faults, crashes and time: what was said is in the draft, once and
in order; what is owed arrives, and each copy is counted and marked."""

import logging
from collections.abc import Iterable

from tests.reliability.scorecard.figure import Figure, at_least
from tests.reliability.scorecard.histories import STEPS, furnished, violated
from tests.reliability.scorecard.machines import History, IntakeHistory, OutboxHistory

SHARE: dict[type[History], int] = {IntakeHistory: 150, OutboxHistory: 40}  # what fits a plain run
IN_FULL: dict[type[History], int] = {IntakeHistory: 1_100, OutboxHistory: 400}
WANTED = sum(IN_FULL.values())


def measure(seed: int) -> Iterable[Figure]:
    return _measured(SHARE, seed, f"6 histories, the share of {WANTED:,} in a plain run")


def measure_in_full(seed: int) -> Iterable[Figure]:
    return _measured(IN_FULL, seed, "6 histories, in full")


def _measured(counts: dict[type[History], int], seed: int, told: str) -> Iterable[Figure]:
    logging.disable(logging.CRITICAL)  # of thousands of faults made on purpose
    run = 0
    with furnished():
        for machine, count in counts.items():
            why = violated(machine, count, seed)
            name = f"6 {machine.__name__}: violated, {count} histories x {STEPS} steps"
            yield Figure(name, why or "none", "none", why is None)
            run += count if why is None else 0
    yield at_least(told, run, sum(counts.values()))
