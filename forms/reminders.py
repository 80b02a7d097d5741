"""Short forms that answer a reminder: a promised day, who else is meant."""

from forms.kinds import Date, Form, Text

PROMISE = Form("promise", 1, (Date(key="day", years_back=0),), has_review=False)
NOT_ME = Form("not_me", 1, (Text(key="who", least=3, most=120),), has_review=False)
