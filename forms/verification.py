"""What a verifier is asked before something goes back, or a decision is opened again."""

from forms.collected import Choices
from forms.evidence import INDICATORS
from forms.kinds import Choice, Form, Text

RETURNABLE, LOWER = "returnable", "lower"
NO_VALID_EVIDENCE = "Tidak ada bukti yang sah (tingkat 0)"

FIELDS = {
    "problem": "Masalah",
    "name": "Nama inovasi",
    "stage": "Tahapan",
    "initiator": "Inisiator",
    "initiator_name": "Nama inisiator",
    "classification": "Klasifikasi",
    "digital": "Jenis",
    "shape": "Bentuk",
    "affair": "Urusan utama",
    "other_affairs": "Urusan lain",
    "asta_cita": "Asta Cita",
    "cluster": "Klaster PKPN",
    "trial_date": "Tanggal uji coba",
    "application_date": "Tanggal penerapan",
    "development": "Pengembangan",
    "development_date": "Tanggal pengembangan",
    "design": "Rancang bangun",
    "aim": "Tujuan",
    "benefit": "Manfaat",
    "result": "Hasil",
    "budget": "Anggaran",
    "business_profile": "Profil bisnis",
    "ip_document": "Dokumen HAKI",
    "awards": "Penghargaan",
    "coordinates": "Koordinat",
    "contact": "Narahubung",
}  # questions of the registration, as they are chosen; beside them the indicators
RETURN = Form(
    "return",
    2,
    (
        Choices(key="fields", options=RETURNABLE),
        Text(key="reason", least=10, most=500),
    ),
)
REOPENING = Form("reopening", 1, (Text(key="reason", least=10, most=500),))
LOWERING = Form(
    "lowering",
    1,
    (
        Choice(key="indicator", options=INDICATORS),
        Choice(key="level", options=LOWER),
        Text(key="reason", least=10, most=500),
    ),
    has_review=False,
)
