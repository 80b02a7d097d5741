"""Short forms around reminders: a promised day, who else is meant; the deadline, the steps of the
ladder, a pause."""

from forms.clock import Clock, Offset, Year
from forms.kinds import Choice, Date, Form, Text

TO_OFFICERS = "Operator"
TO_HEADS = "Operator dan kepala"
TO_BAPPEDALITBANG = "Operator, kepala, Bappedalitbang"
TO_ALL = "Operator, kepala, Bappedalitbang, pimpinan"
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
PAUSE = Form("pause", 1, (Text(key="reason", least=10, most=300),), has_review=False)
CLOSING = Form("closing", 1, (Text(key="reason", least=10, most=500),))
NEW_MANDATE = Form("new_mandate", 1, (Year(key="year"), Date(key="day", years_back=0)))
