"""That each row can fail: a fault in a copy of the product under which it is short.

    python -m tests.reliability.scorecard.proofs [--only row_13]

Prints for each row what became of it: `short` is what has to come; `met` means that the row shows
nothing, `crashed` that no figure of it was measured. The exit status is 1 if one is not short.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.reliability.scorecard.faults import PROOFS, Proof
from tests.reliability.scorecard.mutants import copy

LONGEST = 900  # seconds for one row


def verdict(proof: Proof) -> str:
    """ "short", "met", "crashed" or "too long"."""
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        tree = copy(Path(folder) / "tree")
        for one in proof.faults:
            (tree / one.file).write_text(one.applied(tree))
        given = ["-m", "tests.reliability.scorecard", "--seed", "7", "--only", proof.row]
        try:
            ran = subprocess.run(  # noqa: S603 (our own interpreter and files)
                [sys.executable, *given],
                cwd=tree,
                capture_output=True,
                text=True,
                timeout=LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "too long"
    return _told(proof.figure, ran.stdout.splitlines())


def _told(figure: str, lines: Iterable[str]) -> str:
    ends = {line.split()[-1] for line in lines if line.strip().startswith(figure)}
    return "short" if "short" in ends else "met" if "met" in ends else "crashed"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.scorecard.proofs")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    only, is_proven = parser.parse_args().only, True
    for proof in (one for one in PROOFS if only in one.row):
        found = verdict(proof)
        is_proven &= found == "short"
        print(f"{proof.figure:<50} {proof.faults[-1].name:<50} {found}", flush=True)  # noqa: T201
    return 0 if is_proven else 1


if __name__ == "__main__":
    sys.exit(main())
