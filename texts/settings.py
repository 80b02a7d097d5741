"""What the regency decides for itself: the list, one setting, and what came of a change."""

from collections.abc import Callable, Sequence
from datetime import datetime

from models import Role
from services.instrument import Instrument
from services.mandates import FROM_SENT, Counting
from services.outcomes import SettingChanged
from services.regency_changes import Option, Shown
from services.turning import Turned
from texts.errors import ROLES
from texts.evidence import UNTIL_CHECKED
from texts.names import some
from texts.screen import Address, Button, Row, Screen, rows_of, short
from texts.wording import Wording
from texts.words import escape, moment

Local = Callable[[datetime], datetime]
NAMES = {
    "scores_for": "Siapa melihat nilai semua unit",
    "distance_shown": "Jarak ke peringkat di atasnya",
    "letterhead": "Kop daftar dan laporan",
    "counts_from": "Sejak kapan kewajiban dihitung",
    "ideas_count": "Tahapan Inisiatif",
    "children_count": "Inovasi puskesmas",
}
WHY = {
    "scores_for": "Operator dan kepala selalu melihat nilai unitnya sendiri.",
    "distance_shown": "Unit melihat selisih poinnya saja; milik siapa, tidak pernah disebut.",
    "letterhead": "Tercetak di atas setiap daftar; tiap baris satu baris kop.",
    "counts_from": "Daftar yang belum, pengingat, rekap, dan peringkat mengikuti saat itu juga.",
    "ideas_count": "Inisiatif adalah gagasan yang belum diuji coba.",
    "children_count": "Inovasi puskesmas dapat memenuhi kewajiban Dinas Kesehatan, atau tidak.",
}
REASON = Wording(
    "Alasan",
    "Mengapa diubah?",
    "Alasan tercatat di riwayat bersama nilai lama dan barunya.",
    "Kesepakatan rapat tanggal 20 November 2026.",
)
WORDS: dict[str, dict[str, Wording]] = {
    "setting": {
        "change": Wording(
            "Ketentuan",
            "Ketentuan mana yang berlaku mulai sekarang?",
            "Daftar, pengingat, dan peringkat mengikuti saat itu juga.",
            "Kewajiban dihitung sejak terverifikasi",
        ),
        "reason": REASON,
    },
    "letterhead": {
        "lines": Wording(
            "Kop",
            "Apa yang tertulis di kop? Tiap baris satu baris kop.",
            "Kop tercetak di atas setiap daftar.",
            "Pemerintah Kabupaten Kubu Raya",
        ),
        "reason": REASON,
    },
}
TITLES = {"setting": "Ubah pengaturan", "letterhead": "Ubah kop"}
ALREADY = "Sudah begitu."
NAMED = 10  # units that are named in a preview


def listed(found: Sequence[Shown], instrument: Instrument, local: Local) -> Screen:
    lines = ["<b>Pengaturan daerah</b>", ""]
    lines += [f"• {_line(one)}{_since(one, local)}" for one in found]
    lines += ["", f"<b>Instrumen {instrument.year}</b>"]
    lines.append("Sudah dicocokkan." if instrument.is_checked else UNTIL_CHECKED)
    buttons = [Button(f"⚙️ {NAMES[one.key]}", _setting(one.key)) for one in found]
    paper = Button("📄 Instrumen (PDF)", Address("instrument"))
    return Screen("\n".join(lines), (*rows_of(buttons, 1), (paper,)))


def setting(found: Shown, local: Local) -> Screen:
    lines = [
        f"<b>{NAMES[found.key]}</b>",
        f"<i>{WHY[found.key]}</i>",
        "",
        f"Berlaku: <b>{_holds(found)}</b>{_since(found, local)}",
    ]
    for option in found.options:
        if not option.is_chosen:
            lines += ["", f"<b>{option.label}</b>", *effects(option.turned)]
    return Screen("\n".join(lines), (*_ways(found), _back()))


def changed(outcome: SettingChanged) -> Screen:
    """Below the form that asked why."""
    if not outcome.is_done:
        return Screen(f"{escape(outcome.label)}: {ALREADY.lower()}", (_back(),))
    lines = [f"✅ <b>{escape(outcome.label)}</b> mulai sekarang.", *effects(outcome.turned)]
    return Screen("\n".join(lines), (_back(),))


def effects(found: Sequence[Turned]) -> list[str]:
    """What would be turned, or was; nothing for what turns no unit's duty."""
    lines = []
    for one in found:
        if not one.to_missing and not one.to_done:
            lines.append(f"{one.year}: tidak ada unit yang berubah.")
        if one.to_missing:
            lines.append(f"{one.year}: menjadi <b>belum</b>: {_units(one.to_missing)}")
        if one.to_done:
            lines.append(f"{one.year}: menjadi <b>sudah</b>: {_units(one.to_done)}")
    return lines


def rule(counting: Counting) -> list[str]:
    """Told where the duty is counted in another way than usual."""
    parts = [
        *(["sejak terverifikasi"] if counting.statuses != FROM_SENT else []),
        *([] if counting.ideas else ["tanpa tahapan Inisiatif"]),
        *(["bersama inovasi puskesmas"] if counting.of_children else []),
    ]
    return [f"<i>Dihitung {', '.join(parts)}.</i>"] if parts else []


def _units(names: Sequence[str]) -> str:
    return f"{len(names)} unit ({escape(some(names, NAMED))})"


def _holds(found: Shown) -> str:
    if found.label:
        return found.label
    if found.key == "scores_for":
        return ", ".join(ROLES[Role(role)] for role in sorted(found.decided.value))
    return escape(short(" · ".join(found.decided.value), 200))


def _line(found: Shown) -> str:
    """The sentence that holds says of what; other values want the name."""
    return found.label or f"{NAMES[found.key]}: {_holds(found)}"


def _since(found: Shown, local: Local) -> str:
    if found.decided.by is None or found.decided.at is None:
        return " (baku)"
    return f" ({escape(found.decided.by.name)}, {moment(local(found.decided.at))})"


def _ways(found: Shown) -> list[Row]:
    if not found.options:
        return [(Button("✏️ Ubah", Address("setto", 0, 0, found.key)),)]
    return [(_choosing(found, option),) for option in found.options]


def _choosing(found: Shown, option: Option) -> Button:
    mark = "✓ " if option.is_chosen else ""
    return Button(mark + option.label, Address("setto", 0, 0, found.key, str(option.place)))


def _setting(key: str) -> Address:
    return Address("setting", 0, 0, key)


def _back() -> Row:
    return (Button("⬅️ Pengaturan", Address("settings")),)
