"""What one run found, held against what is promised."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` begins with the number of its row; `value` and `target` are as they are printed."""

    name: str
    value: str
    target: str
    is_met: bool

    def __str__(self) -> str:
        return f"{self.name:<72} {self.value:>18} {self.target:>12} {self.verdict}"

    @property
    def verdict(self) -> str:
        return "met" if self.is_met else "short"


@dataclass(frozen=True, slots=True)
class Result:
    """What a row gave; `shows` is the fact behind it."""

    row: str
    shows: str
    seconds: float
    figures: list[Figure]


def none(name: str, found: int, *, of: int | None = None) -> Figure:
    """Met if nothing was found; `of` is how often it could have been, and must not be zero."""
    value = str(found) if of is None else f"{found} of {of:,}"
    return Figure(name, value, "0", found == 0 and of != 0)


def every(name: str, found: int, *, of: int) -> Figure:
    """Met if all were, and there was one at all."""
    return Figure(name, f"{found} of {of:,}", "all", found == of > 0)


def at_most(name: str, found: float, limit: float, unit: str = "") -> Figure:
    return Figure(name, f"{found:g}{unit}", f"<= {limit:g}{unit}", found <= limit)


def at_least(name: str, found: float, limit: float, unit: str = "") -> Figure:
    return Figure(name, f"{found:g}{unit}", f">= {limit:g}{unit}", found >= limit)
