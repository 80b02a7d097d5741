"""The rows that there are: each file of `rows`, in the order of its numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from tests.reliability.scorecard import rows
from tests.reliability.scorecard.figure import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """`shows` is the fact behind it; `on_disk` where the disk is part of it."""

    name: str
    shows: str
    is_alone: bool
    on_disk: bool
    measure: Callable[[int], Iterable[Figure]]


def names(only: str | None = None) -> list[str]:
    """Those whose name holds `only`."""
    found = sorted(found.name for found in iter_modules(rows.__path__))
    return [name for name in found if name.startswith("row_") and (only is None or only in name)]


def modules() -> list[str]:
    """Of all rows, to be imported."""
    return [f"{rows.__name__}.{name}" for name in names()]


def row(name: str) -> Row:
    module = import_module(f"{rows.__name__}.{name}")
    shows = " ".join((module.__doc__ or "").split())
    is_alone, on_disk = (getattr(module, flag, False) for flag in ("IS_ALONE", "ON_DISK"))
    return Row(name, shows, is_alone, on_disk, module.measure)
