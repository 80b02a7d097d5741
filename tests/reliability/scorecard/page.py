"""The last run, written into the page that tells of the promise."""

import os
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


def write(file: Path, run: Run) -> None:
    """Between the two marks; everything else on the page stays."""
    before, rest = file.read_text().split(BEGIN)
    _, after = rest.split(END)
    told = "\n".join([run.told, *map(_section, run.results)])
    file.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}")


def _section(result: Result) -> str:
    lines = [f"\n### {result.row} ({result.seconds:.0f} s)\n", result.shows, ""]
    lines += ["| figure | value | target | |", "|---|---|---|---|"]
    lines += [f"| {f.name} | {f.value} | {f.target} | {f.verdict} |" for f in result.figures]
    return "\n".join(lines)
