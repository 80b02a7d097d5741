"""Hours of the day, days before or after a deadline, years."""

import re
from dataclasses import dataclass
from datetime import time

from forms.kinds import Question, Reading
from forms.rejections import NotAnHour, NotAnOffset, NotAYear

HOUR = re.compile(r"(?:(?:jam|pukul|pkl)\.? *)?([0-9]{1,2})(?:[.: ]([0-9]{2}))?(?: *wib)?")
OFFSET = re.compile(r"(?:h *)?([+-]?) *([0-9]{1,3})(?: *hari)? *(sebelum|sesudah|setelah)?(?:nya)?")
FARTHEST = 365  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Question):
    """Kept as `08:30`."""

    kind = "hour"

    def read_text(self, text: str, at: Reading) -> str:  # noqa: ARG002
        found = HOUR.fullmatch(text.casefold().strip())
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise NotAnHour(text)
        return f"{time(int(found[1]), int(found[2] or 0)):%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset(Question):
    """Days before the deadline; negative after it. `H-14`, `14`, `14 hari sebelum`, `H+7`."""

    kind = "offset"

    def read_text(self, text: str, at: Reading) -> int:  # noqa: ARG002
        found = OFFSET.fullmatch(text.casefold().strip())
        if not found or int(found[2]) > FARTHEST:
            raise NotAnOffset(text, FARTHEST)
        is_after = found[1] == "+" or found[3] in {"sesudah", "setelah"}
        return -int(found[2]) if is_after else int(found[2])

    def holds(self, value: object, at: Reading) -> bool:  # noqa: ARG002
        return isinstance(value, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Question):
    """Kept as `2027`; this year, one of the next two, or one of so many before."""

    kind = "year"
    years_back: int = 0

    def read_text(self, text: str, at: Reading) -> int:
        said, first, last = text.strip(), at.today.year - self.years_back, at.today.year + 2
        if not (said.isascii() and said.isdigit() and first <= int(said) <= last):
            raise NotAYear(text, first, last)
        return int(said)

    def holds(self, value: object, at: Reading) -> bool:  # noqa: ARG002
        return isinstance(value, int)
