"""Short forms around reminders: a promised day, who else is meant; the deadline, the steps of the
ladder, a pause."""

from forms.clock import Clock, Offset, Year
from forms.kinds import Choice, Date, Form, Given, Text

TO_OFFICERS = "Operator"
TO_HEADS = "Operator dan kepala"
TO_BAPPEDALITBANG = "Operator, kepala, Bappedalitbang"
TO_ALL = "Operator, kepala, Bappedalitbang, pimpinan"
OF_INNOVATION, OF_EVIDENCE, OF_ENTRY = (
    "Satu inovasi per perangkat daerah",
    "Kelengkapan bukti inovasi",
    "Input ke sistem kementerian",
)
LEAST = {"Semua indikator": 0, "15 indikator": 15, "10 indikator": 10, "5 indikator": 5}
"""Of how many there has to be evidence; 0 is all."""
RECIPIENTS = (TO_OFFICERS, TO_HEADS, TO_BAPPEDALITBANG, TO_ALL)  # each has one role more

PROMISE = Form("promise", 1, (Date(key="day", years_back=0),), has_review=False)
NOT_ME = Form("not_me", 1, (Text(key="who", least=3, most=120),), has_review=False)
DEADLINE = Form(
    "deadline", 1, (Date(key="day", years_back=0), Text(key="reason", least=10, most=500))
)
STEP = Form(
    "step",
    1,
    (Clock(key="hour"), Choice(key="recipients", options=RECIPIENTS), Offset(key="offset")),
    has_review=False,
)
NEW_STEP = Form("new_step", 1, STEP.questions, has_review=False)
PAUSE = Form(
    "pause",
    2,
    (
        Text(key="reason", least=10, most=300),
        Date(key="until", years_back=0, years_ahead=1, required=False),
    ),
    has_review=False,
)
CLOSING = Form("closing", 1, (Text(key="reason", least=10, most=500),))
NEW_MANDATE = Form(
    "new_mandate",
    2,
    (
        Choice(key="kind", options=(OF_INNOVATION, OF_EVIDENCE, OF_ENTRY)),
        Year(key="year", years_back=1),  # a window for 2026 opens in February 2027
        Choice(key="least", options=tuple(LEAST), when=Given("kind", (OF_EVIDENCE,))),
        Date(key="opens", years_back=1, when=Given("kind", (OF_ENTRY,))),
        Date(key="day", years_back=0),
    ),
)
