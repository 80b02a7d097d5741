"""The files of all years, read and checked at the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from services.datafiles import parse_yaml, read_yaml
from services.instrument.content import Content, IndexRules, Indicator, PastIndex, RegencyIndicator

REASONS = {
    "missing": "wajib ada",
    "extra_forbidden": "kunci ini tidak dikenal",
    "int_parsing": "harus bilangan bulat",
    "int_type": "harus bilangan bulat",
    "decimal_parsing": "harus angka",
    "decimal_type": "harus angka",
    "bool_parsing": "harus true atau false",
    "string_type": "harus tulisan; beri tanda kutip",
    "string_too_short": "tidak boleh kosong",
    "too_short": "tidak boleh kosong",
    "greater_than": "terlalu kecil",
    "greater_than_equal": "terlalu kecil",
    "tuple_type": "harus daftar",
    "dict_type": "harus berisi kunci dan isi",
    "model_type": "harus berisi kunci dan isi",
    "date_from_datetime_parsing": "harus tanggal, mis. 2026-12-31",
    "date_type": "harus tanggal, mis. 2026-12-31",
    "string_pattern_mismatch": "bentuknya tidak sesuai",
}  # in place of pydantic's own words, by the kind of error


HISTORY = "history.yaml"


class InstrumentError(Exception):
    """A file of the instrument is broken; says which file, which key, and why."""


@dataclass(frozen=True)
class Instrument:
    """The instrument of an assessment year."""

    year: int
    content: Content

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """Those of an innovation, in the ministry's order."""
        return tuple(sorted(self.content.sid_indicators, key=lambda one: one.order))

    @cached_property
    def file_types(self) -> frozenset[str]:
        """Extensions that some indicator takes."""
        return frozenset(one for each in self.indicators for one in each.file_types)

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        return {one.code: one for one in self.indicators}

    @cached_property
    def variables(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The indicators of each variable; variables in the order of their first one."""
        names = dict.fromkeys(one.variable for one in self.indicators)
        return {n: tuple(one for one in self.indicators if one.variable == n) for n in names}

    @property
    def regency_indicators(self) -> tuple[RegencyIndicator, ...]:
        """The regency's own (SPD)."""
        return self.content.spd_indicators

    @property
    def rules(self) -> IndexRules:
        return self.content.rules

    @property
    def most(self) -> Decimal:
        """The highest maturity of an innovation."""
        return self.content.meta.max_maturity

    @property
    def is_checked(self) -> bool:
        """Compared with the ministry's own document."""
        return self.content.meta.verified_against_official_pdf

    @property
    def applied_from(self) -> date:
        return self.rules.applied_from

    @property
    def applied_to(self) -> date:
        return self.rules.applied_to

    @property
    def limits(self) -> Mapping[str, int]:
        return self.rules.limits

    def options(self, name: str) -> tuple[str, ...]:
        """The choices of a question, in the ministry's order; groups of lists as one list."""
        found = self.content.profile_options[name]
        return tuple(chain.from_iterable(found.values())) if isinstance(found, dict) else found

    @property
    def basic_affairs(self) -> tuple[str, ...]:
        """The affairs that are basic services."""
        affairs = self.content.profile_options["urusan"]
        assert isinstance(affairs, dict)  # noqa: S101
        return affairs["wajib_pelayanan_dasar"]


@dataclass(frozen=True, slots=True)
class Instruments:
    """All years; a year without a file of its own is served by the newest before it, or oldest.
    `past` is what was published of the regency, the oldest year first: history, never computed."""

    by_year: Mapping[int, Instrument]
    past: tuple[PastIndex, ...] = ()

    def of(self, year: int) -> Instrument:
        earlier = [known for known in self.by_year if known <= year]
        return self.by_year[max(earlier) if earlier else min(self.by_year)]

    @property
    def newest(self) -> Instrument:
        return self.by_year[max(self.by_year)]

    @property
    def file_types(self) -> frozenset[str]:
        """Extensions that some indicator of some year takes."""
        return frozenset().union(*(one.file_types for one in self.by_year.values()))


def load_instruments(folder: Path) -> Instruments:
    files = sorted(folder.glob("iga_*.yaml"))
    if not files:
        raise InstrumentError(f"{folder.name}: tidak ada berkas instrumen iga_<tahun>.yaml")
    loaded = [_load(file) for file in files]
    past = _past(folder / HISTORY)
    return Instruments({instrument.year: instrument for instrument in loaded}, past)


def _past(file: Path) -> tuple[PastIndex, ...]:
    """What the file of history says of the regency; nothing where there is no such file."""
    if not file.exists():
        return ()
    try:
        rows = read_yaml(file)["kubu_raya"]
        return tuple(sorted((PastIndex(**row) for row in rows), key=lambda past: past.year))
    except ValidationError as error:
        lines = [f"{file.name}: kubu_raya.{_explained(one)}" for one in error.errors()]
        raise InstrumentError("\n".join(lines)) from None
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise InstrumentError(f"{file.name}: kubu_raya: tidak terbaca: {error}") from error


@lru_cache(maxsize=8)
def _content(text: str) -> Content:
    """Of the same text once: a demo that begins anew, like each of the tests, reads no other."""
    return Content.model_validate(parse_yaml(text))


def _load(file: Path) -> Instrument:
    try:
        content = _content(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InstrumentError(f"{file.name}: tidak terbaca sebagai YAML: {error}") from error
    except ValidationError as error:
        lines = [f"{file.name}: {_explained(one)}" for one in error.errors()]
        raise InstrumentError("\n".join(lines)) from None
    if file.stem != f"iga_{content.meta.version}":
        said = content.meta.version
        raise InstrumentError(f"{file.name}: meta.version: tertulis {said}, beda dari nama berkas")
    if "wajib_pelayanan_dasar" not in content.profile_options.get("urusan", {}):
        where = "profile_options.urusan.wajib_pelayanan_dasar"
        raise InstrumentError(f"{file.name}: {where}: wajib ada")
    return Instrument(int(content.meta.version), content)


def _explained(error: Any) -> str:
    """The key as a path of names and places (counted from 1), why, and what was found there."""
    places = [str(p + 1) if isinstance(p, int) else p for p in error["loc"]]
    own = str(error["msg"]).removeprefix("Value error, ")
    reason = own if error["type"] == "value_error" else REASONS.get(error["type"], own)
    is_simple = error["type"] != "missing" and isinstance(error["input"], str | int | float)
    found = f"; tertulis {error['input']!r}" if is_simple else ""
    return f"{'.'.join(places)}: {reason}{found}" if places else f"{reason}{found}"
