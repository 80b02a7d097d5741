"""The ministry's instrument, a file for each assessment year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import yaml


class InstrumentError(Exception):
    """A file of the instrument is broken; says which file, which key, and why."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """`limits` are the year's numbers by name; first applied between the two days, an innovation is
    scored in that year. `is_checked`: compared with the ministry's own document."""

    year: int
    option_lists: Mapping[str, tuple[str, ...]]
    limits: Mapping[str, int]
    applied_from: date
    applied_to: date
    is_checked: bool

    def options(self, name: str) -> tuple[str, ...]:
        """The choices of a question, in the ministry's order."""
        return self.option_lists[name]


@dataclass(frozen=True, slots=True)
class Instruments:
    """All years; a year without a file of its own is served by the newest before it, or oldest."""

    by_year: Mapping[int, Instrument]

    def of(self, year: int) -> Instrument:
        earlier = [known for known in self.by_year if known <= year]
        return self.by_year[max(earlier) if earlier else min(self.by_year)]


def load_instruments(folder: Path) -> Instruments:
    files = sorted(folder.glob("iga_*.yaml"))
    if not files:
        raise InstrumentError(f"{folder.name}: tidak ada berkas instrumen iga_<tahun>.yaml")
    loaded = [_load(file) for file in files]
    return Instruments({instrument.year: instrument for instrument in loaded})


def _load(file: Path) -> Instrument:
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        year = int(content["meta"]["version"])
        lists = dict(_flattened(content["profile_options"]))
        rules = content["index_rules"][str(year)]
        limits = {name: number for name, number in rules.items() if isinstance(number, int)}
        window = _day(rules["applied_from"]), _day(rules["applied_to"])
        is_checked = bool(content["meta"]["verified_against_official_pdf"])
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise InstrumentError(f"{file.name}: {type(error).__name__} {error}") from error
    return Instrument(year, lists, limits, *window, is_checked)


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no date")
    return value


def _flattened(options: Mapping[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """Lists as they are; groups of lists (urusan) as one list in the order of the groups."""
    return [
        (
            name,
            tuple(str(o) for o in (chain.from_iterable(v.values()) if isinstance(v, dict) else v)),
        )
        for name, v in options.items()
    ]
