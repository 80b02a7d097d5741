"""What a verifier is asked before something goes back, or a decision is opened again."""

from forms.collected import Choices
from forms.kinds import Form, Text

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
}  # questions of the registration, as they are chosen
RETURN = Form(
    "return",
    1,
    (
        Choices(key="fields", options=tuple(FIELDS.values())),
        Text(key="reason", least=10, most=500),
    ),
)
REOPENING = Form("reopening", 1, (Text(key="reason", least=10, most=500),))
