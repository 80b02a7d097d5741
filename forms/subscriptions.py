"""What is asked of somebody who wants the recap again and again."""

from forms.clock import Clock
from forms.kinds import Choice, Form, Given

WEEKLY, MONTHLY = "Setiap minggu", "Setiap bulan"
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat")
DAYS = {"Tanggal 1": 1, "Tanggal 10": 10, "Tanggal 15": 15, "Tanggal 20": 20, "Hari terakhir": 0}
"""Days of the month; 0 is its last."""
SUBSCRIPTION = Form(
    "subscription",
    1,
    (
        Choice(key="every", options=(WEEKLY, MONTHLY)),
        Choice(key="weekday", options=WEEKDAYS, when=Given("every", (WEEKLY,))),
        Choice(key="day", options=tuple(DAYS), when=Given("every", (MONTHLY,))),
        Clock(key="hour"),
    ),
)
