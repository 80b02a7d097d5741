"""python -m tests.reminders.years 200 3    # so many units, so many years"""

import sys
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from tests.databases import migrated_file
from tests.reminders.years.beginning import begun
from tests.reminders.years.life import live


def main(units: int, years: int) -> None:
    for seed in range(years):
        folder = Path(mkdtemp())
        url = f"sqlite:///{migrated_file(folder / 'bot.db')}"
        year = begun(url, folder, Random(seed), units)  # noqa: S311
        live(year)
        sent = sum(map(len, year.arrived.values()))
        print(f"seed {seed}: {sent} messages, {len(year.wrong)} wrong, {year.acts.total()} acts")  # noqa: T201
        print("\n".join(year.wrong[:20]))  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
