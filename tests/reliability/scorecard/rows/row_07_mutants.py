"""The harness itself: each fault put into a copy of the product makes a test fail by assertion,
and the same tests pass over the product as it is."""

import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.reliability.scorecard.figure import Figure, at_least, none
from tests.reliability.scorecard.mutants import ALL_GREEN, MUTANTS, checked, copy, verdict

IS_ALONE = True  # it runs two at a time by itself
AT_ONCE = 2
WANTED = 15


def measure(_seed: int) -> Iterable[Figure]:
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trees = [copy(Path(folder) / str(number)) for number in range(AT_ONCE)]
        checks = sorted({mutant.check for mutant in MUTANTS})
        status, _ = checked(trees[0], checks, longest=150)
        alarms = int(status != ALL_GREEN)
        yield none("7 false alarms over the product as it is", alarms, of=len(checks))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            shares = [MUTANTS[number::AT_ONCE] for number in range(AT_ONCE)]
            found = pool.map(
                lambda tree, share: [(one.name, verdict(one, tree)) for one in share], trees, shares
            )
            for name, word in (pair for share in found for pair in share):
                yield Figure(f"7 {name}", word, "caught", word == "caught")
    yield at_least("7 mutants", len(MUTANTS), WANTED)
