"""What is asked about a score that somebody else gave: typed one by one, or as a sheet of many."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from rapidfuzz import fuzz, process

from forms.collected import Files
from forms.kinds import Choice, Form, Given, OfScore, Question, Reading, Text
from forms.rejections import NotAnOption, NotANumber, OutOfScale

INNOVATIONS, YEARS, SCALES = "scored_innovations", "assessment_years", "scales"
OFFICIAL, VERIFIED = "Nilai IGA (resmi)", "Nilai verifikasi"
OTHER_SCALE = "Skala lain"
NUMBER = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,4}))?")
NUMBERED = re.compile(r"INV-[0-9]{4}-[0-9]{4,}")
WORTH_ASKING, SHOWN = 55, 3  # of 100; suggestions


def read_number(text: str) -> Decimal:
    """`87,5`, `87.5` or `111`; at most four digits before and after the mark."""
    found = NUMBER.fullmatch(text.strip())
    if found is None:
        raise NotANumber(text)
    return Decimal(f"{found[1]}.{found[2] or 0}")


def written(value: Decimal) -> str:
    """As it is kept in an answer and typed: `87,5`."""
    return f"{value.normalize() + 0:f}".replace(".", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """Kept as it is written in Indonesian; within the bounds that the draft gives."""

    kind = "number"

    def read_text(self, text: str, at: Reading) -> str:
        given = read_number(text)
        if not at.allows(given):
            raise OutOfScale(given, at.least, at.most)
        return written(given)

    def holds(self, value: Any, at: Reading) -> bool:
        return isinstance(value, str) and at.allows(read_number(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Files):
    """A workbook, or a CSV: the content of text tells no type, so there the name says what it is
    meant to be, and the reader of rows whether it is."""

    def _check(self, file: dict[str, Any]) -> None:
        if file["extension"] or PurePath(file["name"]).suffix.casefold() != ".csv":
            Files._check(self, file)  # noqa: SLF001 (super() fails in a slotted dataclass)


def match_innovation(text: str, options: tuple[str, ...]) -> str:
    """The option by the innovation's name or number, where only one has it; else what may be
    meant, to be confirmed."""
    said = _plain(text)
    same = [option for option in options if said in {*_names(option), _plain(option)}]
    if len(same) == 1:
        return same[0]
    ranked = process.extract(
        said,
        {option: _plain(option) for option in options},
        scorer=fuzz.partial_ratio,
        limit=SHOWN,
        score_cutoff=WORTH_ASKING,
    )
    raise NotAnOption(text, tuple(same[:SHOWN]) or tuple(option for _, _, option in ranked))


def label(name: str, unit: str, number: str) -> str:
    """An innovation as an option."""
    return f"{name} · {unit} ({number})"


def number_in(option: str) -> str:
    """The innovation's number out of its label."""
    return str(NUMBERED.findall(option)[-1])


def _names(option: str) -> tuple[str, str]:
    return _plain(option.rpartition(" · ")[0]), _plain(number_in(option))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())


OFFICIAL_SCORE = Form(
    "official_score",
    1,
    (
        Choice(key="innovation", options=INNOVATIONS),
        Choice(key="kind", options=(OFFICIAL, VERIFIED)),
        Choice(key="year", options=YEARS),
        Number(key="score"),
        Choice(key="scale", options=SCALES),
        Number(key="other_scale", when=Given("scale", (OTHER_SCALE,))),
        Text(key="source", least=3, most=120, required=False),
        Text(key="reason", least=10, most=500, when=OfScore()),
    ),
)
SCORE_SHEET = Form(
    "score_sheet", 1, (Table(key="sheet", types=("xlsx", "csv"), most=1),), has_review=False
)
