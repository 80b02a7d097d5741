"""One line of the bench: `name value target met|short`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Without `most` or `least` it is only shown."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        is_low = self.most is None or self.value <= self.most
        return is_low and (self.least is None or self.value >= self.least)

    @property
    def line(self) -> str:
        if self.most is None and self.least is None:
            return f"{self.name} {self.value:.2f} - shown"
        return f"{self.name} {self.value:.2f} {self._target} {'met' if self.is_met else 'short'}"

    @property
    def _target(self) -> str:
        if self.least is None or self.most is None:
            return f">={self.least:g}" if self.most is None else f"<={self.most:g}"
        return f"{self.least:g}-{self.most:g}"
