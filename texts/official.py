"""Scores that others gave: what stands, the form of one, and the word to a unit's officers."""

from collections.abc import Callable, Sequence
from datetime import datetime

from services.official.outcome import Scored
from services.official.overview import Entry, Overview, Year
from services.review import ReplacesScore
from texts.scores import KINDS
from texts.screen import Address, Button, Screen, short
from texts.wording import Wording
from texts.words import day, escape, number

Local = Callable[[datetime], datetime]
YEARS = 6  # told on the card
TOLD = 10  # scores of a unit in one message

LEVELS_COUNT = (
    "Inovasi ini sudah diverifikasi per indikator: nilai verifikasinya tetap jumlah indikator itu; "
    "angka ini hanya tercatat."
)
TITLES = {"official_score": "Input nilai", "score_sheet": "Impor nilai"}
WORDS: dict[str, dict[str, Wording]] = {
    "official_score": {
        "innovation": Wording(
            "Inovasi",
            "Nilai ini milik inovasi yang mana? Boleh diketik nama atau nomornya.",
            "Nilai dicatat pada satu inovasi.",
            "INV-2026-0001",
        ),
        "kind": Wording(
            "Jenis nilai",
            "Nilai resmi dari kementerian, atau hasil verifikasi?",
            "Nilai resmi, verifikasi, dan mandiri tidak pernah dicampur.",
            "Nilai IGA (resmi)",
        ),
        "year": Wording(
            "Tahun penilaian",
            "Tahun penilaian IGA yang mana?",
            "Tahun penilaian bukan tahun inovasi: inovasi 2026 dinilai pada 2027 atau 2028.",
            "2026",
        ),
        "score": Wording(
            "Nilai",
            "Berapa nilainya?",
            "Ditulis seperti diterbitkan, dengan koma desimal.",
            "87,5",
        ),
        "scale": Wording(
            "Skala",
            "Dari berapa? Pilih nilai tertinggi yang mungkin.",
            "Angka tanpa skala tidak dapat dibandingkan; kematangan 2026 paling tinggi 111.",
            "111",
        ),
        "other_scale": Wording(
            "Skala lain",
            "Berapa nilai tertinggi yang mungkin?",
            "Skala dicatat seperti diterbitkan.",
            "200",
        ),
        "source": Wording(
            "Sumber",
            "Dari mana angka ini dibaca?",
            "Angka yang bersumber dapat diperiksa ulang.",
            "Layar hasil penilaian IID, 24 November 2026",
            "sumber tidak tercatat",
        ),
        "reason": Wording(
            "Alasan koreksi",
            "Nilai lain sudah tercatat untuk inovasi, jenis, dan tahun ini. Mengapa diganti?",
            "Nilai lama tetap tersimpan bersama alasan ini.",
            "Salah ketik: angka di layar IID 87,5, bukan 78,5.",
        ),
    },
    "score_sheet": {
        "sheet": Wording(
            "Lembar",
            "Kirim berkas XLSX atau CSV yang sudah diisi.",
            "Isinya diperiksa dan diperlihatkan dulu; belum ada yang dimasukkan.",
            "Berkas templat dari bot, diisi dan disimpan.",
        )
    },
}


def replaces(doubt: ReplacesScore) -> str:
    return f"Sudah tercatat {number(doubt.number)} dari {number(doubt.scale)}; akan diganti."


def overview(found: Overview, local: Local) -> Screen:
    """The card of /nilai."""
    lines = ["<b>Nilai resmi dan verifikasi</b>", *(_year(one) for one in found.years[:YEARS])]
    if found.latest:
        lines += ["", "<b>Terakhir dicatat</b>", *(_entry(one, local) for one in found.latest)]
    lines += ["", "Dapat langsung diketik, mis. <code>input skor TERASA 87,5</code>"]
    return Screen(
        "\n".join(lines),
        (
            (Button("✍️ Ketik satu nilai", Address("mark")),),
            (Button("📄 Impor XLSX/CSV", Address("blank", choice="scores")),),
        ),
    )


def scored(outcome: Scored) -> Screen:
    """Below the form that was sent."""
    what = f"{KINDS[outcome.kind]}, penilaian {outcome.year}"
    now = f"<b>{number(outcome.number)}</b> dari {number(outcome.scale)}"
    name = escape(outcome.name)
    if outcome.is_same:
        text = f"Sudah tercatat sama: <b>{name}</b>, {now} ({what}). Tidak ada yang berubah."
    elif outcome.before:
        held = f"{number(outcome.before[0])} dari {number(outcome.before[1])}"
        text = f"✅ <b>{name}</b>: {held} → {now}\n{what}. Nilai lama tersimpan di riwayat."
    else:
        text = f"✅ <b>{name}</b>: {now}\n{what}. Operator unitnya diberi tahu."
    return Screen(
        text,
        (
            (Button("📈 Lihat skor", Address("score", outcome.innovation_id)),),
            (Button("✍️ Nilai lain", Address("mark")), Button("⬅️ Nilai", Address("marks"))),
        ),
    )


def told(unit_id: int, unit: str, year: int, found: Sequence[Entry]) -> Screen:
    """To the officers of a unit."""
    lines = [f"🏅 <b>Nilai penilaian {year} sudah dicatat</b> · {escape(unit)}", ""]
    lines += [f"• {_number(one)}" for one in found[:TOLD]]
    if len(found) > TOLD:
        lines.append(f"… dan {len(found) - TOLD} lagi")
    return Screen("\n".join(lines), ((Button("📈 Skor unit", Address("unitscore", unit_id)),),))


def _year(one: Year) -> str:
    official = f"{one.official} inovasi bernilai resmi" if one.official else "belum ada skor resmi"
    verified = f", {one.verified} bernilai verifikasi" if one.verified else ""
    return f"• Penilaian {one.year}: {official}{verified}"


def _entry(one: Entry, local: Local) -> str:
    was = f" · semula {number(one.replaced)}" if one.replaced is not None else ""
    at = day(local(one.at).date())
    whose = f"{escape(one.unit)} · dicatat {escape(one.by)}, {at}"
    return f"• {_number(one)} · penilaian {one.year}{was} · {whose}"


def _number(one: Entry) -> str:
    name, kind = escape(short(one.name, 60)), KINDS[one.kind]
    return f"{name}: <b>{number(one.number)}</b> dari {number(one.scale)} · {kind}"
