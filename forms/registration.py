"""What an officer is asked about a new innovation: the ministry's profile, the problem first, since
innovations are born from it. The words of each question stand in `texts/registration.py` under the
same key; the options and the words wanted of a design in the instrument of the draft's year."""

from forms.collected import Choices, Files, LongText
from forms.kinds import Choice, Contact, Date, Form, Given, Money, Place, Text

TRIED = Given("stage", ("Uji Coba", "Penerapan"))
APPLIED = Given("stage", ("Penerapan",))

REGISTRATION = Form(
    name="registration",
    version=2,
    questions=(
        LongText(key="problem", least_words=5, most=8_000),
        Text(key="name", least=3, most=120),
        Choice(key="stage", options="tahapan"),
        Choice(key="initiator", options="inisiator"),
        Text(key="initiator_name", least=3, most=120),
        Choice(key="classification", options="klasifikasi"),
        Choice(key="digital", options="jenis"),
        Choice(key="shape", options="bentuk"),
        Choice(key="affair", options="urusan"),
        Choices(key="other_affairs", options="urusan", required=False),
        Choice(key="asta_cita", options="asta_cita", required=False),
        Choice(key="cluster", options="pkpn_klaster", required=False),
        Date(key="trial_date", is_past=True, when=TRIED),
        Date(key="application_date", is_past=True, when=APPLIED),
        LongText(key="development", least_words=5, most=4_000, required=False, when=APPLIED),
        Date(key="development_date", is_past=True, when=Given("development")),
        LongText(key="design", wanted="rancang_bangun_min_words"),
        LongText(key="aim", least_words=5, most=8_000),
        LongText(key="benefit", least_words=5, most=8_000),
        LongText(key="result", least_words=5, most=8_000, when=TRIED),
        Money(key="budget", required=False),
        Files(key="business_profile", required=False),
        Files(key="ip_document", required=False),
        Files(key="awards", required=False),
        Place(key="coordinates", required=False),
        Contact(key="contact"),
    ),
)
