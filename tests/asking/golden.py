"""The golden set: what people type, with the question that it is; and how well it is read."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from services.asking.names import UnitNames, Vocabulary
from services.asking.question import ACTIONS, Intent, Reading
from services.asking.reader import read
from settings import ROOT

HERE = Path(__file__).parent
SEEN, UNSEEN = HERE / "golden.yaml", HERE / "unseen.yaml"
BLIND, BLIND2 = HERE / "blind.yaml", HERE / "blind2.yaml"


@dataclass(frozen=True)
class Case:
    said: str
    intent: Intent
    slots: dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    case: Case
    reading: Reading

    @property
    def slots(self) -> dict[str, Any]:
        """With units that have to be asked about as `A|B`."""
        found = self.reading.slots
        unclear = {codes[0]: "|".join(codes) for codes in self.reading.unclear}
        if "units" in found:
            found["units"] = [unclear.get(code, code) for code in found["units"]]
        return found

    @property
    def has_intent(self) -> bool:
        return self.reading.intent is self.case.intent

    @property
    def is_right(self) -> bool:
        return self.has_intent and self.slots == self.case.slots

    @property
    def asks(self) -> bool:
        """Not surely understood: the person is asked, or told so."""
        is_outside = self.reading.intent is Intent.OUTSIDE
        return self.reading.has_to_ask or is_outside

    @property
    def asks_first(self) -> bool:
        return self.reading.has_to_ask and self.reading.intent is not Intent.OUTSIDE

    @property
    def is_wrong_but_sure(self) -> bool:
        return not self.is_right and not self.asks

    @property
    def is_wrong_action(self) -> bool:
        return self.reading.intent in ACTIONS and not self.has_intent


def vocabulary() -> Vocabulary:
    with (ROOT / "data" / "opd.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (ROOT / "data" / "top10_2025.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["inovasi"] for row in csv.DictReader(file)]
    units = [
        UnitNames(r["kode"], r["jenis"], (r["nama"], r["singkatan"], *r["alias"].split(";")))
        for r in rows
    ]
    return Vocabulary.of(units, [*titles, "TERASA"], year=2026)


def cases(file: Path) -> Iterator[Case]:
    for intent, said in yaml.safe_load(file.read_text(encoding="utf-8")).items():
        for text, slots in said.items():
            yield Case(str(text), Intent(intent), slots)


def outcomes(file: Path) -> list[Outcome]:
    known = vocabulary()
    return [Outcome(case, read(case.said, known)) for case in cases(file)]
