"""All figures against their targets: `make bench`. Ends with 1 if one is short."""

import asyncio
import sys

from tests.bench import (
    answers,
    draining,
    growth,
    guarantees,
    idle,
    imports,
    latency,
    leadership,
    queue,
    reading,
    searching,
    strangers,
)
from tests.simulator import bench as simulator

MODULES = (
    answers,
    idle,
    growth,
    latency,
    queue,
    draining,
    guarantees,
    imports,
    leadership,
    reading,
    searching,
    strangers,
)


def main() -> int:
    is_short = bool(simulator.main())
    for module in MODULES:
        for figure in asyncio.run(module.measure()):
            print(figure.line, flush=True)  # noqa: T201
            is_short = is_short or not figure.is_met
    return int(is_short)


if __name__ == "__main__":
    sys.exit(main())
