"""What is asked about a circular before it goes out. Nothing is made up where the number is not
known: it may be left out."""

from forms.collected import Choices, Files, LongText
from forms.kinds import UNITS, Choice, Date, Form, Given, Text
from forms.people import HEAD, LEADER, OFFICER, VERIFIER

EVERYBODY, BY_KIND, BY_NAME = (
    "Semua perangkat daerah dan puskesmas",
    "Menurut jenis perangkat daerah",
    "Perangkat daerah tertentu",
)
KINDS = {
    "Sekretariat": "sekretariat",
    "Inspektorat": "inspektorat",
    "Dinas": "dinas",
    "Satuan": "satuan",
    "Badan": "badan",
    "RSUD": "rsud",
    "Kecamatan": "kecamatan",
    "Puskesmas": "puskesmas",
}  # as they are chosen, and as units have them

CIRCULAR = Form(
    "circular",
    1,
    (
        Text(key="number", most=80, required=False),
        Date(key="day", years_back=2, years_ahead=1),
        Text(key="subject", least=5, most=150),
        LongText(key="body", least_words=3),
        Files(key="file", types=("pdf",), most=1, required=False),
        Choice(key="circle", options=(EVERYBODY, BY_KIND, BY_NAME)),
        Choices(key="kinds", options=tuple(KINDS), when=Given("circle", (BY_KIND,))),
        Choices(key="units", options=UNITS, when=Given("circle", (BY_NAME,))),
        Choices(key="roles", options=(OFFICER, HEAD, LEADER, VERIFIER)),
    ),
)
