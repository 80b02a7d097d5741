"""What an officer is asked about a new innovation. The problem comes first: innovations are born
from it. The words of each question stand in `texts/registration.py` under the same key."""

from forms.kinds import Choice, Date, File, Form, Given, LongText, Text

REGISTRATION = Form(
    name="registration",
    version=1,
    questions=(
        LongText(key="problem", least_words=5, most=8_000),
        Text(key="name", least=3, most=120),
        Choice(key="stage", options="tahapan"),
        Date(key="trial_date", when=Given("stage", ("Uji Coba", "Penerapan"))),
        File(key="document", required=False, types=("pdf", "jpg", "png")),
    ),
)
