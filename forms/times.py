"""When the bot may write unasked: the hours of the week, and days that are not as the calendar
says."""

from forms.clock import Clock
from forms.kinds import Choice, Date, Form, Text

WEEKDAYS = {
    "Senin-Kamis": "0123",
    "Senin-Jumat": "01234",
    "Senin-Sabtu": "012345",
    "Jumat": "4",
    "Sabtu": "5",
    "Minggu": "6",
    "Setiap hari": "0123456",
}
"""Monday is 0."""
DAY_OFF, DAY_WORKED = "Libur", "Masuk"
HOURS = Form(
    "hours",
    1,
    (
        Choice(key="weekdays", options=tuple(WEEKDAYS)),
        Clock(key="opens"),
        Clock(key="closes"),
        Date(key="since", years_back=0, required=False),
        Date(key="until", years_back=0, required=False),
    ),
)
HOURS_CHANGE = Form("hours_change", 1, HOURS.questions)
CALENDAR_DAY = Form(
    "calendar_day",
    1,
    (
        Choice(key="what", options=(DAY_OFF, DAY_WORKED)),
        Date(key="day", years_back=0),
        Text(key="reason", least=3, most=200),
    ),
)
