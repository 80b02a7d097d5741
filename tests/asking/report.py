"""Writes docs/nlu.md: how well plain words are read, on what was tuned on and on what was not.

Of the unseen part only sums are shown, never a sentence: whoever tunes the reader must not see it.
"""

from collections import Counter
from collections.abc import Iterable

from services.asking.question import ACTIONS
from settings import ROOT
from tests.asking.golden import BLIND, BLIND2, SEEN, UNSEEN, Outcome, outcomes

TARGET, MOST_WRONG = 0.95, 0.01
PARTS = (
    ("The second blind part", BLIND2),
    ("The blind part", BLIND),
    ("The unseen part", UNSEEN),
    ("What it was tuned on", SEEN),
)
INTRODUCTION = """# How plain words are read

`make nlu-report` writes this page anew. A reading is right if its intent and all its slots are.
*Asks*: a choice by buttons, a guess to be confirmed, or "not understood". *Wrong but sure*: neither
right nor asking. *Wrong action*: an order heard where another intent, or none, was meant; an order
never acts by words alone in any case.

What was written when:

- `tests/asking/golden.yaml` is what the reader is tuned on. Whatever was written while tuning,
  and is read rightly, ends here.
- `tests/asking/unseen.yaml` was written before the reader.
- `tests/asking/blind.yaml` was written after it, before any of its results was seen. Its first
  result was 151 of 159 right (95.0%) and 3 wrong but sure (1.9%).
- `tests/asking/blind2.yaml` was written in six voices, before the reader was made less sure of
  itself and before any of its results was seen. Of its 166 utterances whose intents existed
  then, 147 were right (88.6%) and 10 wrong but sure (6.0%), some of them for slots that were
  new.

Unseen and blind parts are measured in sums; no sentence of them was looked at after it had been
tried. Two things were: which pairs of intents and which slots the wrong but sure ones were
about (such as "the same intent, other units"), and whether another strictness made more of them
ask. What they pointed at was then looked for by other means: by new utterances of our own, and
by saying each name of each of the 58 units in 16 sentences (7,200 of them, 80 of which lost a
unit; now none). All were written by whoever tunes, so a stranger's words will be read worse
than these shares say. The label `role` of invitations was added to older parts when that slot
came to be; one label of the second blind part, of a sentence that says `saya`, was made what it
is elsewhere (`own`).

What makes the reader less sure is no list of sentences but what is left of one once it is read:
a word that nobody knows, a meaning that the question has no use for, a year, date, unit or
filter that it does not take, a moment that no answer is about (`kemarin`), an everyday word
that may be a unit beside another unit, and a second question that explains the sentence nearly
as well.
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
    rows.append(
        ("right, but asks first", sum(o.is_right and o.asks_first for o in found), "", True)
    )
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
