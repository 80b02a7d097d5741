"""What it costs to read a sentence, with 60 units and 300 innovations by name."""

import statistics
import time

from services.asking.names import UnitNames, Vocabulary
from services.asking.reader import read
from tests.bench.figures import Figure

UNITS, INNOVATIONS, SENTENCES = 60, 300, 50


def _vocabulary() -> Vocabulary:
    units = [
        UnitNames(f"U{n}", "dinas", (f"Dinas Urusan Nomor {n}", f"Dun{n}", f"du {n}"))
        for n in range(UNITS)
    ]
    return Vocabulary.of(units, [f"Inovasi Layanan {n}" for n in range(INNOVATIONS)], year=2026)


async def measure() -> list[Figure]:
    known, took = _vocabulary(), []
    for n in range(SENTENCES):
        begun = time.process_time()
        read(f"tolong bandingin skor dinas urusan nomer {n} sama dun{n + 1} thn lalu ya", known)
        took.append((time.process_time() - begun) * 1000)
    return [Figure("reading-cpu-ms", statistics.median(took), most=5.0)]
