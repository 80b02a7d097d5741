"""Runs the rows, two at a time, each in a process of its own, and prints their figures.

    python -m tests.reliability.scorecard [--only row_03] [--seed 7]
                                            [--write docs/reliability.md]

A row that raises, or takes longer than its limit, is short. The exit status is 1 if any figure is.
"""

import argparse
import os
import secrets
import sys
import time
from pathlib import Path

from tests.reliability.scorecard import page, registry
from tests.reliability.scorecard.runner import results


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.scorecard")
    parser.add_argument("--only", help="rows whose file name holds this")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10_000))
    parser.add_argument("--write", type=Path, help="the page that holds the last run")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)  # noqa: T201
    began, load, found = time.monotonic(), os.getloadavg()[0], []
    for result in results(registry.names(given.only), given.seed):
        found.append(result)
        head = f"{result.row} ({result.seconds:.0f} s)"
        print(head, *result.figures, sep="\n  ", flush=True)  # noqa: T201
    short = [figure for result in found for figure in result.figures if not figure.is_met]
    took = time.monotonic() - began
    print(f"{took:.0f} s, {len(short)} short", flush=True)  # noqa: T201
    if given.write:
        found.sort(key=lambda one: one.row)
        run = page.Run(given.seed, load, took, found)
        page.write(given.write, run, is_whole=not given.only)
    return 1 if short or not found else 0


if __name__ == "__main__":
    sys.exit(main())
