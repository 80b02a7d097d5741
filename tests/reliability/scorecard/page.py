"""The last run, written into the page that tells of the promise."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.reliability.scorecard.figure import Result

BEGIN, END = "<!-- last run -->", "<!-- end of the last run -->"


@dataclass(frozen=True, slots=True)
class Run:
    """`load` is that of the machine as it began, before the run adds its own; `took` in seconds."""

    seed: int
    load: float
    took: float
    results: Sequence[Result]

    @property
    def told(self) -> str:
        figures = [figure for result in self.results for figure in result.figures]
        met = sum(figure.is_met for figure in figures)
        return (
            f"`make reliability SEED={self.seed}` on {date.today():%Y-%m-%d}: {met} of "  # noqa: DTZ011 (of whoever runs it)
            f"{len(figures)} figures met in {self.took:.0f} s, {os.cpu_count()} cores, at a load "
            f"of {self.load:.1f} by other work."
        )


def write(file: Path, run: Run, *, is_whole: bool) -> None:
    """Between the two marks; everything else on the page stays, and of a run of some rows the
    others as they were."""
    before, rest = file.read_text().split(BEGIN)
    old, after = rest.split(END)
    head, *kept = re.split(r"\n(?=### )", old.strip())
    sections = {} if is_whole else {_row(section): section.strip() for section in kept}
    sections |= {result.row: _section(result, run.seed) for result in run.results}
    told = [run.told if is_whole else head.strip(), *(sections[row] for row in sorted(sections))]
    file.write_text(f"{before}{BEGIN}\n" + "\n\n".join(told) + f"\n{END}{after}")


def _row(section: str) -> str:
    return section.split()[1]


def _section(result: Result, seed: int) -> str:
    lines = [f"### {result.row} ({result.seconds:.0f} s, seed {seed})\n", result.shows, ""]
    lines += ["| figure | value | target | |", "|---|---|---|---|"]
    lines += [f"| {f.name} | {f.value} | {f.target} | {f.verdict} |" for f in result.figures]
    return "\n".join(lines)
