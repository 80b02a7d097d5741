"""What the regency decides for itself, as sentences to choose from, and the letterhead."""

from typing import Any

from forms.collected import LongText
from forms.kinds import Choice, Form, Text

CHOICES: dict[str, tuple[str, Any]] = {
    "Kewajiban dihitung sejak dikirim": ("counts_from", "dikirim"),
    "Kewajiban dihitung sejak terverifikasi": ("counts_from", "terverifikasi"),
    "Tahapan Inisiatif dihitung": ("ideas_count", True),
    "Tahapan Inisiatif tidak dihitung": ("ideas_count", False),
    "Inovasi puskesmas dihitung untuk induknya": ("children_count", True),
    "Inovasi puskesmas tidak dihitung untuk induknya": ("children_count", False),
    "Nilai semua unit untuk Bappedalitbang saja": ("scores_for", ["admin", "verifier"]),
    "Nilai semua unit untuk Bappedalitbang dan pimpinan": (
        "scores_for",
        ["admin", "leader", "verifier"],
    ),
    "Nilai semua unit untuk semua peran": (
        "scores_for",
        ["admin", "head", "leader", "officer", "verifier"],
    ),
    "Jarak ke peringkat di atasnya ditampilkan": ("distance_shown", True),
    "Jarak ke peringkat di atasnya disembunyikan": ("distance_shown", False),
}  # the key of a setting, and its value as the row holds it
REASON = Text(key="reason", least=10, most=500)
SETTING = Form("setting", 1, (Choice(key="change", options=tuple(CHOICES)), REASON))
LETTERHEAD = Form("letterhead", 1, (LongText(key="lines", most=240), REASON))
