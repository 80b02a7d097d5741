"""Whatever the order of messages, faults, crashes and time: what was said is in the draft, once and
in order; what is owed arrives, and each copy is counted and marked."""

import logging
from collections.abc import Iterable

from tests.reliability.scorecard.figure import Figure, at_least
from tests.reliability.scorecard.histories import STEPS, furnished, violated
from tests.reliability.scorecard.machines import History, IntakeHistory, OutboxHistory

COUNTS: dict[type[History], int] = {IntakeHistory: 1_100, OutboxHistory: 400}


def measure(seed: int) -> Iterable[Figure]:
    logging.disable(logging.CRITICAL)  # of thousands of faults made on purpose
    run = 0
    with furnished():
        for machine, count in COUNTS.items():
            why = violated(machine, count, seed)
            name = f"6 {machine.__name__}: violated, {count} histories x {STEPS} steps"
            yield Figure(name, why or "none", "none", why is None)
            run += count if why is None else 0
    yield at_least("6 histories", run, sum(COUNTS.values()))
