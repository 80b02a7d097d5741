"""The sheet of scores: its columns, and what was found in one that came back."""

from collections import Counter

from forms.official import OFFICIAL, VERIFIED
from forms.rejections import NotAnOption, OutOfScale, Rejection, SeveralFit
from services.importing.rows import Checked, Lack, Preview
from services.official.sheet import BEFORE, CALLED, GIVEN, NAME, NUMBER
from texts.screen import short
from texts.words import escape, number

TITLES = {
    "number": "Nomor inovasi",
    "name": "Inovasi",
    "unit": "Perangkat daerah",
    "year": "Tahun penilaian",
    "kind": "Jenis nilai",
    "score": "Nilai",
    "scale": "Skala",
    "source": "Sumber",
    "reason": "Alasan koreksi",
}  # columns by key, in their order
REQUIRED = frozenset({"year", "kind", "score", "scale"})
KINDS = (OFFICIAL, VERIFIED)
NOTES = {
    "number": "Nomor di kartu inovasi, mis. INV-2026-0001; paling pasti.",
    "name": "Nama inovasi; wajib bila nomornya kosong.",
    "unit": "Singkatan atau nama; hanya dibutuhkan bila nama inovasinya dipakai beberapa unit.",
    "year": "Tahun penilaian IGA, bukan tahun inovasi.",
    "kind": "Resmi dari kementerian, atau hasil verifikasi.",
    "score": "Seperti diterbitkan, mis. 87,5. Baris tanpa tahun, jenis, nilai, dan skala dilewati.",
    "scale": "Nilai tertinggi yang mungkin, mis. 111.",
    "source": "Dari mana angkanya dibaca; kosong: nama berkas ini.",
    "reason": "Mengapa nilai yang sudah tercatat diganti; nilai lama tetap tersimpan.",
}
EXAMPLE: dict[str, str | float | None] = {
    "number": "INV-2026-0001",
    "name": "SAPA WARGA",
    "unit": "Disdikbud",
    "year": 2026,
    "kind": OFFICIAL,
    "score": 87.5,
    "scale": 111,
    "source": "Layar hasil penilaian IID",
    "reason": None,
}
SHOWN = 5  # corrections told on the card


def counts(found: Preview) -> list[str]:
    """Rows by what would become of them; the corrections with both numbers."""
    faulty = Counter(_sorted_by_row(found).values())
    fresh = found.new - len(found.changed)
    lines = [
        f"• cocok, nilai baru: {fresh}",
        f"• cocok, mengganti nilai lama: {len(found.changed)}",
        f"• sudah tercatat sama, dilewati: {found.known}",
        f"• nama dipakai beberapa inovasi: {faulty['several']}",
        f"• inovasi tidak dikenal: {faulty['unknown']}",
        f"• di luar skala: {faulty['scale']}",
        f"• kesalahan lain: {faulty['other']}",
    ]
    if found.changed:
        lines += ["", "<b>Mengganti nilai lama</b>", *map(_change, found.changed[:SHOWN])]
        if len(found.changed) > SHOWN:
            lines.append(f"… dan {len(found.changed) - SHOWN} lagi")
    return lines


def _sorted_by_row(found: Preview) -> dict[int, str]:
    """What is wrong with each faulty row, by the first thing that is."""
    sorts: dict[int, str] = {}
    for fault in found.faults:
        sorts.setdefault(fault.row, _sort(fault.key, fault.why))
    return sorts


def _sort(key: str, why: Rejection | Lack) -> str:
    match why:
        case SeveralFit():
            return "several"
        case NotAnOption() if key in {NAME, NUMBER}:
            return "unknown"
        case OutOfScale():
            return "scale"
    return "other"


def _change(one: Checked) -> str:
    given, before = one.values[GIVEN], one.values[BEFORE]
    name = escape(short(one.values[CALLED], 50))
    return f"• {name} {given.key.year}: {number(before)} → <b>{number(given.number)}</b>"
