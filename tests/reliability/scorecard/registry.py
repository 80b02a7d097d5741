"""The rows that there are: each file of `rows`, in the order of its numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from tests.reliability.scorecard import rows
from tests.reliability.scorecard.figure import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """`shows` is the fact behind it."""

    name: str
    shows: str
    is_alone: bool
    measure: Callable[[int], Iterable[Figure]]


def names(only: str | None = None) -> list[str]:
    """Those whose name holds `only`."""
    found = sorted(found.name for found in iter_modules(rows.__path__))
    return [name for name in found if name.startswith("row_") and (only is None or only in name)]


def modules() -> list[str]:
    """Of all rows, to be imported."""
    return [f"{rows.__name__}.{name}" for name in names()]


def row(name: str, *, is_full: bool = False) -> Row:
    """Few rows have a `measure_in_full`: what does not fit the time of a plain run."""
    module = import_module(f"{rows.__name__}.{name}")
    shows = " ".join((module.__doc__ or "").split())
    measure = getattr(module, "measure_in_full", module.measure) if is_full else module.measure
    return Row(name, shows, getattr(module, "IS_ALONE", False), measure)
