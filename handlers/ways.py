"""Where plain words lead: commands, what stands near them, and the rights that they need."""

from services.asking.question import Intent
from services.policy import Action

I = Intent  # noqa: E741
GOES = {
    I.DEADLINE: "tenggat",
    I.REGISTER: "daftar",
    I.RESUME: "draf",
    I.EVIDENCE: "bukti",
    I.INDEX: "indeks",
    I.HELP: "bantuan",
    I.CANCEL: "batal",
    I.ASKED: "pertanyaan",
    I.SUBSCRIBE: "langganan",
    I.VERIFY: "verifikasi",
    I.ENTER_SCORE: "nilai",
    I.ANNOUNCE: "edaran",
    I.COMMITMENT: "komitmen",
    I.CIRCULARS: "edaran",
    I.PACKAGE: "paket",
    I.MINE: "saya",
    I.SETTINGS: "pengaturan",
    I.OWN_DATA: "datasaya",
    I.WEEKLY: "mingguan",
    I.IMPORT: "impor",
    I.HEALTH: "kesehatan",
    I.ROLES: "peran",
    I.TOP_TEN: "top10",
}  # intents that a command answers whole
OF_ONES_OWN = {I.INNOVATIONS: "inovasi", I.INNOVATION_STATUS: "inovasi", I.UNIT_SCORE: "skor"}
"""The same, where nothing else is named."""
RIGHTS = {
    I.REMIND: Action.ASK_MISSING,
    I.PAUSE: Action.REMIND,
    I.MOVE_DEADLINE: Action.SET,
    I.ENTER_SCORE: Action.SCORE,
    I.VERIFY: Action.VERIFY,
    I.HAND_OVER: Action.HOLD_POST,
    I.ANNOUNCE: Action.ANNOUNCE,
    I.INVITE: Action.INVITE,
    I.CHANGE: Action.CHANGE,
    I.WITHDRAW: Action.CHANGE,
    I.CONTACT: Action.SEE_CONTACT,
    I.UNLINKED: Action.SEE_CONTACT,
    I.REMINDED: Action.SEE_REMINDERS,
}
"""What an order needs, and a question that is not everybody's."""
NEAREST: dict[Intent, tuple[str, ...]] = {
    I.REMIND: ("belum",),
    I.PAUSE: ("pengingat",),
    I.MOVE_DEADLINE: ("tenggat",),
    I.CHANGE: ("inovasi",),
    I.WITHDRAW: ("inovasi",),
    I.UNIT_SCORE: ("skor",),
    I.INNOVATION_SCORE: ("skor",),
    I.INNOVATION_STATUS: ("inovasi",),
    I.INNOVATIONS: ("inovasi", "belum"),
    I.COMPLAINT: ("pengingat", "inovasi", "tenggat"),
    I.REMINDED: ("pengingat",),
    I.INCOMPLETE: ("verifikasi", "belum", "bukti"),
    **dict.fromkeys((I.MISSING, I.MISSING_COUNT, I.DONE, I.PROGRESS), ("belum",)),
    **dict.fromkeys((I.RANKING, I.POSITION, I.SCORE_FILTER), ("peringkat",)),
    I.RECAP: ("rekap",),
}  # commands, as far as the role has them
