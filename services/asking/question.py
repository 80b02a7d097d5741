"""What somebody wants to know or do, as a value: the filter that every answering service takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Self


class Intent(StrEnum):
    MISSING = "belum_memenuhi"
    MISSING_COUNT = "jumlah_belum"
    DONE = "sudah_memenuhi"
    PROGRESS = "progres"
    RANKING = "peringkat"
    POSITION = "posisi_opd"
    UNIT_SCORE = "skor_opd"
    INNOVATION_SCORE = "skor_inovasi"
    SCORE_FILTER = "filter_skor"
    UNIT_SUMMARY = "ringkas_opd"
    UNIT_STATUS = "status_opd"
    INNOVATION_STATUS = "status_inovasi"
    INNOVATIONS = "daftar_inovasi"
    COUNT = "hitung"
    INCOMPLETE = "belum_lengkap"
    RECAP = "rekap"
    COMPARE = "banding"
    TREND = "tren"
    INDEX = "indeks"
    SEARCH = "cari"
    DEADLINE = "tenggat"
    REMINDED = "riwayat_pengingat"
    CONTACT = "kontak_operator"
    UNLINKED = "belum_tertaut"
    ASKED = "pertanyaan"
    SUBSCRIBE = "langganan"
    CIRCULARS = "edaran"
    PACKAGE = "paket"
    MINE = "saya"
    SETTINGS = "pengaturan"
    OWN_DATA = "data_saya"
    WEEKLY = "mingguan"
    IMPORT = "impor"
    HEALTH = "kesehatan"
    ROLES = "peran"
    TOP_TEN = "top10"
    REMIND = "kirim_pengingat"
    PAUSE = "jeda_pengingat"
    MOVE_DEADLINE = "ubah_tenggat"
    ENTER_SCORE = "input_skor"
    VERIFY = "verifikasi"
    HAND_OVER = "ganti_operator"
    ANNOUNCE = "umumkan"
    COMMITMENT = "komitmen"
    INVITE = "undang"
    REGISTER = "daftar_mulai"
    RESUME = "lanjut_draf"
    EVIDENCE = "unggah_bukti"
    CHANGE = "ubah_inovasi"
    WITHDRAW = "tarik_inovasi"
    COMPLAINT = "komplain_pengingat"
    CANCEL = "batal"
    BACK = "kembali"
    HELP = "bantuan"
    GREETING = "sapaan"
    OUTSIDE = "luar_cakupan"


ACTIONS = frozenset(
    {
        Intent.REMIND,
        Intent.PAUSE,
        Intent.MOVE_DEADLINE,
        Intent.ENTER_SCORE,
        Intent.VERIFY,
        Intent.HAND_OVER,
        Intent.ANNOUNCE,
        Intent.INVITE,
        Intent.CHANGE,
        Intent.WITHDRAW,
    }
)
"""What changes something or reaches other people: words alone never do it."""
TURNS = frozenset(
    {
        Intent.REGISTER,
        Intent.RESUME,
        Intent.EVIDENCE,
        Intent.COMPLAINT,
        Intent.SUBSCRIBE,
        Intent.CANCEL,
        Intent.BACK,
        Intent.GREETING,
        Intent.OUTSIDE,
    }
)
"""What leads somewhere else, or nowhere."""
QUESTIONS = frozenset(Intent) - ACTIONS - TURNS
"""What is answered, and changes nothing."""
CLEAR = 0.8  # confidence of a question that is taken for one even where an answer is expected


@dataclass(frozen=True, slots=True)
class Question:
    """Only what was said; None, empty or False: not said. `units` are codes. `own`: the asker's
    unit. `target`: whom an action is for. `object` is `opd` or `kabupaten`; not said: innovations.
    `op` and `value` compare scores. `date` is ISO. `until` and `reason` are as they were typed."""

    intent: Intent
    years: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    own: bool = False
    unit_kind: str | None = None
    object: str | None = None
    metric: str | None = None
    top: int | None = None
    order: str | None = None
    digital: str | None = None
    shape: str | None = None
    stage: str | None = None
    status: str | None = None
    lacking: str | None = None
    format: str | None = None
    innovation: str | None = None
    op: str | None = None
    value: float | None = None
    score: float | None = None
    date: str | None = None
    decision: str | None = None
    field: str | None = None
    name: str | None = None
    target: str | None = None
    topic: str | None = None
    query: str | None = None
    role: str | None = None
    reason: str | None = None
    until: str | None = None

    def year(self, default: int) -> int:
        """The only one, or the last of several."""
        return self.years[-1] if self.years else default

    def slots(self) -> dict[str, Any]:
        """What was said beside the intent, as JSON holds it."""
        found = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "intent"}
        return {key: list(v) if isinstance(v, tuple) else v for key, v in found.items() if _said(v)}

    def as_json(self) -> dict[str, Any]:
        return {"intent": str(self.intent), **self.slots()}

    @classmethod
    def of_json(cls, held: Mapping[str, Any]) -> Self:
        """Keys of an older version are passed over."""
        known = {f.name for f in fields(cls)} - {"intent"}
        said: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in held.items()}
        return cls(Intent(held["intent"]), **{k: v for k, v in said.items() if k in known})

    def with_slots(self, slots: Mapping[str, Any]) -> Self:
        return replace(self, **slots)


@dataclass(frozen=True, slots=True)
class Reading:
    """`confidence` runs from 0 to 1: how much of what was said the question explains. `rivals` are
    other intents as near; `also` a second thing wanted in the same breath; `unclear` has the units
    that a name may stand for; `unknown` the words that nobody has explained; `is_asked`: in the
    form of a question, or begun with a word like `tampilkan`; `form`: that in which an answer is
    wanted, where nothing else is said; `left`: words that may change its
    meaning and that it has no use for, so the person is asked first."""

    question: Question
    confidence: float
    rivals: tuple[Intent, ...] = ()
    also: tuple[Intent, ...] = ()
    unclear: tuple[tuple[str, ...], ...] = ()
    unknown: tuple[str, ...] = ()
    nearest: tuple[Intent, ...] = ()
    is_fragment: bool = False
    is_asked: bool = False
    form: str | None = None
    left: tuple[str, ...] = ()

    @property
    def is_clear_question(self) -> bool:
        """Every word of it is understood, and it asks."""
        is_sure = self.confidence >= CLEAR and not self.unknown
        return is_sure and self.is_asked and self.intent in QUESTIONS

    @property
    def is_guess(self) -> bool:
        return bool(self.left)

    @property
    def intent(self) -> Intent:
        return self.question.intent

    @property
    def slots(self) -> dict[str, Any]:
        return self.question.slots()

    @property
    def has_to_ask(self) -> bool:
        return bool(self.rivals or self.unclear or self.is_guess)

    def intents(self) -> Iterable[Intent]:
        """What it may be, the likeliest first."""
        return (self.intent, *self.rivals)


def _said(value: object) -> bool:
    return value is not None and value is not False and value != ()
