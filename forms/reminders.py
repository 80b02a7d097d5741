"""Short forms around reminders: a promised day, who else is meant; and the deadline."""

from forms.kinds import Date, Form, Text

PROMISE = Form("promise", 1, (Date(key="day", years_back=0),), has_review=False)
NOT_ME = Form("not_me", 1, (Text(key="who", least=3, most=120),), has_review=False)
DEADLINE = Form(
    "deadline", 1, (Date(key="day", years_back=0), Text(key="reason", least=10, most=500))
)
