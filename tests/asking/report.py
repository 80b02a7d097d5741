"""Writes docs/nlu.md: how well plain words are read, on what was tuned on and on what was not.

Of the unseen part only sums are shown, never a sentence: whoever tunes the reader must not see it.
"""

from collections import Counter
from collections.abc import Iterable

from services.asking.question import ACTIONS
from settings import ROOT
from tests.asking.golden import BLIND, SEEN, UNSEEN, Outcome, outcomes

TARGET, MOST_WRONG = 0.95, 0.01
PARTS = (
    ("The blind part", BLIND),
    ("The unseen part", UNSEEN),
    ("What it was tuned on", SEEN),
)
INTRODUCTION = """# How plain words are read

`make nlu-report` writes this page anew. `tests/asking/golden.yaml` is what the reader was tuned on,
`tests/asking/unseen.yaml` was written before the reader, `tests/asking/blind.yaml` after it and
before any of its results was seen; both are measured in sums only, and nothing was tuned on them,
though whoever tunes has written the blind part. Its first result, before anything was mended, was
151 of 159 right (95.0%) and 3 wrong but sure (1.9%). A reading is right if its intent and all its
slots are. *Asks*: a choice by buttons, a guess to be confirmed, or "not understood".
*Wrong but sure*: neither right nor asking. *Wrong action*: an order heard where another intent, or
none, was meant; an order never acts by words alone in any case.
"""


def sums(found: list[Outcome]) -> list[str]:
    count = len(found)
    right, sure = sum(o.is_right for o in found), sum(o.is_wrong_but_sure for o in found)
    rows = [
        ("right, intent and slots", right, f">= {TARGET:.0%}", right >= TARGET * count),
        ("intent right", sum(o.has_intent for o in found), "", True),
        ("wrong but sure", sure, f"< {MOST_WRONG:.0%}", sure < MOST_WRONG * count),
        (
            "wrong action",
            wrong := sum(o.is_wrong_action for o in found),
            "0",
            not wrong,
        ),
    ]
    lines = [f"{count} utterances.", "", "| | count | share | target | |", "|---|---|---|---|---|"]
    for name, number, target, is_met in rows:
        met = ("met" if is_met else "short") if target else ""
        lines.append(f"| {name} | {number} | {number / count:.1%} | {target} | {met} |")
    return lines


def by_intent(found: Iterable[Outcome]) -> list[str]:
    asked, right = Counter[str](), Counter[str]()
    for one in found:
        asked[one.case.intent] += 1
        right[one.case.intent] += one.is_right
    rows = [f"| {i} | {n} | {right[i]} | {right[i] / n:.0%} |" for i, n in sorted(asked.items())]
    return ["| intent | utterances | right | share |", "|---|---|---|---|", *rows]


def confusion(found: Iterable[Outcome]) -> list[str]:
    """Only where another intent was read than was meant."""
    mistaken = Counter(
        (str(o.case.intent), str(o.reading.intent)) for o in found if not o.has_intent
    )
    if not mistaken:
        return ["No intent was taken for another."]
    rows = [f"| {meant} | {read} | {n} |" for (meant, read), n in sorted(mistaken.items())]
    return ["| meant | read as | times |", "|---|---|---|", *rows]


def page() -> str:
    parts = [INTRODUCTION]
    for title, file in PARTS:
        found = outcomes(file)
        orders = sum(o.case.intent in ACTIONS for o in found)
        parts += [f"## {title}", "", *sums(found), "", f"Orders among them: {orders}.", ""]
        parts += ["### By intent", "", *by_intent(found), ""]
        parts += ["### Confusion", "", *confusion(found), ""]
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    written = page()
    (ROOT / "docs" / "nlu.md").write_text(written, encoding="utf-8")
    print(written)  # noqa: T201
