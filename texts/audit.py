"""The audit as people read it: who did what to what, the old and the new value, and why."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from models import Role
from services.posts import NAMES
from services.trail import PAGE, About, Entry, Trail
from texts import duties
from texts.catalog import WORDS
from texts.listing import Listing
from texts.screen import Address, Button, Row, Screen, short, turning
from texts.words import escape, moment

Local = Callable[[datetime], datetime]
THE_BOT = "Bot"
VALUE = 70  # characters of a value on the card
REASON = 160  # of a reason
ACTIONS = {
    "access.asked": "meminta akses",
    "access.granted": "menerima permintaan akses",
    "access.refused": "menolak permintaan akses",
    "contact.viewed": "melihat kontak",
    "draft.discarded": "menghapus draf",
    "evidence.added": "menambah bukti dukung",
    "evidence.removed": "menghapus bukti dukung",
    "export.taken": "mengunduh data",
    "calendar.changed": "mengubah hari kerja",
    "hours.changed": "mengubah jam kirim",
    "group.entered": "memasukkan bot ke grup",
    "group.left": "keluar dari grup",
    "group.linked": "menautkan grup",
    "group.unlinked": "melepas tautan grup",
    "innovation.changed": "mengubah isian",
    "innovation.imported": "mengimpor inovasi",
    "innovation.returned": "mengembalikan inovasi",
    "innovation.sent": "mengirim inovasi",
    "innovation.verified": "memverifikasi inovasi",
    "innovation.uploaded": "mencatat unggahan",
    "innovation.assessed": "mencatat penilaian",
    "innovation.withdrawn": "menarik inovasi",
    "invitation.created": "membuat undangan",
    "invitation.redeemed": "memakai undangan",
    "invitation.revoked": "mencabut undangan",
    "level.set": "memilih tingkat",
    "mandate.moved": "mengubah tenggat",
    "own_data.taken": "mengunduh data sendiri",
    "person.erased": "menghapus data pribadinya",
    "post.ended": "mengakhiri peran",
    "post.given": "memberi peran",
    "post.handed_over": "menyerahkan peran",
    "post.passed_on": "membuat tautan serah terima",
    "post.restored": "memulihkan peran",
    "post.stood_in": "menunjuk pengganti sementara",
    "post.suspended": "menangguhkan peran",
    "regency_level.set": "memilih tingkat indikator daerah",
    "reminders.nudged": "mengingatkan yang belum",
    "setting.changed": "mengubah pengaturan",
    "sheet.applied": "memasukkan lembar",
}
FACTS = {
    "role": "peran",
    "unit": "perangkat daerah",
    "person": "orang",
    "status": "status",
    "level": "tingkat",
    "indicator": "indikator",
    "deadline": "tenggat",
    "year": "tahun",
    "opens": "jendela dibuka",
    "minimum": "paling sedikit",
    "step": "langkah",
    "hour": "jam",
    "recipients": "penerima",
    "keys": "isian",
    "value": "nilai",
    "kind": "jenis",
    "item": "bukti",
    "reason": "alasan",
    "instrument_year": "instrumen",
}
SUBJECTS = {
    "innovation": "inovasi",
    "proposal": "usulan",
    "draft": "draf",
    "membership": "peran",
    "person": "orang",
    "access": "permintaan akses",
    "invitation": "undangan",
    "mandate": "kewajiban",
    "group": "grup",
    "setting": "pengaturan",
    "audit": "jejak",
}
HEADS = ("Waktu", "Oleh", "Perbuatan", "Tentang", "Sebelum", "Sesudah", "Alasan")
NO_VALUES = "Isi data pribadi tidak dicatat."
NO_VALUE = "–"


def card(found: Trail, local: Local) -> Screen:
    about = f"Jejak {escape(short(found.name, 80))}" if found.name else "Seluruh jejak"
    lines = [f"<b>{about}</b>", _count(found), ""]
    lines += [_line(entry, local) for entry in found.entries]
    last = max(0, (found.total - 1) // PAGE)
    turns = turning(found.page, last, lambda n: Address("trail", found.row, n, found.about))
    return Screen("\n".join(lines), (*turns, *_ways(found)))


def listing(found: Trail, local: Local, at: datetime) -> Listing:
    """`at` is local."""
    return Listing(
        name="Jejak",
        title=f"Jejak {found.name}" if found.name else "Seluruh jejak",
        notes=(NO_VALUES,),
        heads=HEADS,
        widths=("auto",) * len(HEADS),
        rows=tuple(_row(entry, local) for entry in found.entries),
        lines=(),
        as_of=moment(at),
        filter=(),
        asker=found.asker,
    )


def action(name: str) -> str:
    return ACTIONS.get(name, name)


def _count(found: Trail) -> str:
    if not found.total:
        return "Belum ada catatan."
    return f"{found.total} catatan, yang terbaru lebih dulu. {NO_VALUES}"


def _line(entry: Entry, local: Local) -> str:
    by = escape(short(entry.by or THE_BOT, 40))
    about = f" · {escape(short(entry.about, 40))}" if entry.about else ""
    lines = [f"<b>{moment(local(entry.at))}</b> · {by}: {action(entry.action)}{about}"]
    lines += [f"   {line}" for line in _facts(entry)]
    if entry.reason:
        lines.append(f"   “{escape(short(entry.reason, REASON))}”")
    return "\n".join(lines)


def _facts(entry: Entry) -> list[str]:
    """At most four, each on one line."""
    names = list(dict.fromkeys([*entry.before, *entry.after]))
    told = []
    for name in names:
        before, after = (_value(name, facts) for facts in (entry.before, entry.after))
        if before == after or (name == "keys" and not entry.after[name]):
            continue
        change = f"{before} → {after}" if name in entry.before else after
        told.append(f"{escape(_label(name))}: {escape(change)}")
    return [*told[:4], *(["…"] if len(told) > 4 else [])]


def _label(name: str) -> str:
    if question := WORDS["registration"].get(name):
        return question.label
    return FACTS.get(name, name)


def _value(name: str, facts: Mapping[str, Any]) -> str:
    return short(_whole(name, facts.get(name)), VALUE)


def _whole(name: str, value: Any) -> str:
    if value is None or value == "":
        return NO_VALUE
    if name == "role":
        return NAMES[Role(value)]
    if name == "kind":
        return duties.NAMES.get(value, str(value))
    if name == "keys":
        return ", ".join(map(_label, value))
    if isinstance(value, list):
        return ", ".join(
            str(one.get("name", one) if isinstance(one, dict) else one) for one in value
        )
    return str(value)


def _row(entry: Entry, local: Local) -> tuple[str, ...]:
    kind, _, number = entry.subject.partition(":")
    return (
        moment(local(entry.at)),
        entry.by or THE_BOT,
        action(entry.action),
        f"{SUBJECTS.get(kind, kind)} {entry.about or number}",
        _all(entry.before),
        _all(entry.after),
        entry.reason,
    )


def _all(facts: Mapping[str, Any]) -> str:
    return "; ".join(f"{_label(name)}: {_whole(name, value)}" for name, value in facts.items())


def _ways(found: Trail) -> tuple[Row, ...]:
    take = Button("📄 XLSX", Address("trailxlsx", found.row, key=found.about))
    if found.about is About.ALL:
        return ((take,),)
    every = Button("🧾 Seluruh jejak", Address("trail", key=About.ALL))
    if found.about is About.INNOVATION:
        return ((take, every), (Button("⬅️ Kembali", Address("innovation", found.row)),))
    return ((take, every),)
