"""How values are written in Indonesian."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from html import escape as _escape

from forms.collected import MEGABYTE
from forms.times import WEEK

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
NAMELESS = "Pengguna Telegram"  # whose name has nothing in it that may be shown
DAYS = WEEK
SEPARATORS = str.maketrans(",.", ".,")


def escape(typed: str) -> str:
    return _escape(typed, quote=False)


def day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    return f"{DAYS[value.weekday()]}, {day(value)}"


def short_weekday(value: date) -> str:
    """`Kam, 3 Des`."""
    return f"{DAYS[value.weekday()][:3]}, {value.day} {MONTHS[value.month - 1][:3]}"


def hour(value: datetime) -> str:
    """`value` is local and aware; its zone gives WIB, WITA or WIT."""
    return f"{value:%H.%M} {value.tzname()}"


def moment(value: datetime) -> str:
    return f"{day(value.date())}, {hour(value)}"


def size(count: int) -> str:
    """Bytes as people read them: `1,4 MB`, `20 MB`, `2.000 MB`."""
    if count < MEGABYTE:
        return f"{max(1, count // 1000)} KB"
    shown = f"{count / MEGABYTE:,.1f}".removesuffix(".0")
    return shown.translate(SEPARATORS) + " MB"


def number(value: Decimal | float, places: int = 2) -> str:
    """At most so many decimals, and no zeros at the end: `87,5`, `111`."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded.normalize() + 0:f}".replace(".", ",")


def percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%"
