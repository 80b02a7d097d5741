"""Which action each command is, and which commands a group may give."""

from collections.abc import Mapping

from services.policy.rights import Action

COMMANDS: Mapping[str, Action] = {
    "start": Action.COME_IN,
    "mulai": Action.COME_IN,
    "bantuan": Action.COME_IN,
    "help": Action.COME_IN,
    "batal": Action.FILL,
    "tenggat": Action.SEE_DEADLINE,
    "peran": Action.HOLD_POST,
    "daftar": Action.REGISTER,
    "draf": Action.KEEP_DRAFTS,
    "inovasi": Action.LIST_OWN,
    "belum": Action.ASK_MISSING,
    "cari": Action.SEARCH,
    "bukti": Action.SEE_EVIDENCE,
    "skor": Action.SEE_SCORES,
    "peringkat": Action.RANK,
    "banding": Action.RANK,
    "langganan": Action.RECAP,
    "tren": Action.SEE_SCORES,
    "rekap": Action.RECAP,
    "indeks": Action.SEE_INDEX,
    "top10": Action.SEE_TOP,
    "kesehatan": Action.SEE_HEALTH,
    "datasaya": Action.OWN_DATA,
    "verifikasi": Action.VERIFY,
    "pengaturan": Action.SET,
    "nilai": Action.SCORE,
    "paket": Action.PACK,
    "pengingat": Action.SEE_REMINDERS,
    "edaran": Action.READ_CIRCULARS,
    "komitmen": Action.SEE_COMMITMENTS,
    "saya": Action.LIST_OWN,
    "mingguan": Action.RECAP,
    "undang": Action.INVITE,
    "pertanyaan": Action.READ_QUESTIONS,
    "impor": Action.IMPORT,
}
IN_GROUPS = frozenset(
    {Action.ASK_MISSING, Action.SEE_DEADLINE, Action.SEE_INDEX, Action.RANK, Action.RECAP}
)
"""What may be asked where others read along: answers that name no person."""
