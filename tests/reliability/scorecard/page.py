"""The last run, written into the page that tells of the promise."""

from collections.abc import Iterable
from pathlib import Path

from tests.reliability.scorecard.figure import Result

BEGIN, END = "<!-- last run -->", "<!-- end of the last run -->"


def write(file: Path, results: Iterable[Result], *, seed: int) -> None:
    """Between the two marks; everything else on the page stays."""
    before, rest = file.read_text().split(BEGIN)
    _, after = rest.split(END)
    told = "\n".join([f"`make reliability SEED={seed}`", *map(_section, results)])
    file.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}")


def _section(result: Result) -> str:
    lines = [f"\n### {result.row} ({result.seconds:.0f} s)\n", result.shows, ""]
    lines += ["| figure | value | target | |", "|---|---|---|---|"]
    lines += [f"| {f.name} | {f.value} | {f.target} | {f.verdict} |" for f in result.figures]
    return "\n".join(lines)
