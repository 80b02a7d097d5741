"""The words of the package's forms, and of what is missing."""

from services.evidence import DoubtfulSigner, Heavy, WithoutField
from services.package.gaps import Doubtful, EmptyField, Gap, HeavyFile, NoEvidence, NoLevel
from texts.evidence_form import FIELDS
from texts.registration import WORDS as PROFILE
from texts.screen import short
from texts.wording import Wording
from texts.words import size

NAME = 50  # characters of a file's name
TITLES = {"uploads": "Tandai diunggah", "upload_undone": "Batalkan tanda diunggah"}
WORDS: dict[str, dict[str, Wording]] = {
    "uploads": {
        "innovations": Wording(
            "Inovasi",
            "Inovasi mana saja yang sudah diketik ke layar IID?",
            "Yang ditandai berstatus diunggah; operator unitnya diberi tahu.",
            "SAPA WARGA",
        )
    },
    "upload_undone": {
        "reason": Wording(
            "Alasan",
            "Mengapa tanda diunggah dibatalkan?",
            "Operator unitnya menerima alasan ini apa adanya.",
            "Berkas di layar IID tertukar; diunggah ulang setelah diperbaiki.",
        )
    },
}


def gap(found: Gap) -> str:
    """Plain text."""
    match found:
        case EmptyField(key):
            return f"{PROFILE[key].label}: belum diisi"
        case HeavyFile(key, file):
            return (
                f"{PROFILE[key].label}: {short(file.name, NAME)} {size(file.size)}, lebih dari 2 MB"
            )
        case NoLevel(indicator):
            return f"{indicator.name} ({indicator.code}): wajib, belum ada tingkat"
        case NoEvidence(indicator):
            return f"{indicator.name} ({indicator.code}): belum ada bukti"
        case Doubtful(indicator, doubt):
            return f"{indicator.name} ({indicator.code}): {_doubt(doubt)}"


def _doubt(doubt: Heavy | DoubtfulSigner | WithoutField) -> str:
    match doubt:
        case Heavy(name, count):
            return f"{short(name, NAME)} {size(count)}, lebih dari 2 MB"
        case DoubtfulSigner(warning):
            return warning
        case WithoutField(field):
            return f"{FIELDS[field]} dokumen belum diisi"
