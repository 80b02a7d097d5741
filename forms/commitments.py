"""A head signs for the duty of the year: name and position are typed back."""

from forms.kinds import Date, Form, Text

COMMITMENT = Form(
    "commitment",
    2,
    (
        Text(key="name", least=3, most=120),
        Text(key="position", least=3, most=200),
        Text(key="title", least=5, most=150, required=False),
        Date(key="planned", years_back=0, years_ahead=1, required=False),
    ),
)
