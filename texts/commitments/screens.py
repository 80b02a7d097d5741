"""Commitments on the screen: a unit's own, all of them, and asking for those that lack."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from models import Mandate
from services.commitments.calling import Call
from services.commitments.outcomes import CommitmentSigned
from services.commitments.signing import Post as Signing
from services.commitments.signing import position as position_of
from services.commitments.standing import Standing, UnitCommitment
from texts.commitments.statement import MOTTO, NOT_CERTIFIED, plan, signed, to_sign
from texts.mandate import UNCONFIRMED
from texts.names import listed
from texts.screen import HELP, Address, Button, Row, Screen
from texts.words import escape, moment

Local = Callable[[datetime], datetime]
HOW = "Kepala menandatanganinya dari akunnya sendiri: /komitmen."
ALL = Button("📜 Semua komitmen", Address("commitments"))
OWN_WORDS = "<i>Kalimat pernyataan ini susunan bot; naskah resminya belum diketahui.</i>"


# ---- a unit's own


def to_be_signed(found: Signing) -> Screen:
    """The whole text, before anything is asked."""
    lines = [
        _head(found.mandate.year),
        "",
        *(escape(line) for line in to_sign(found).lines),
        "",
        *([UNCONFIRMED] if found.mandate.is_default_deadline else []),
        f"Tercatat: <b>{escape(found.person.name)}</b>, {escape(position_of(found.unit))}.",
        "Keduanya Anda ketik ulang untuk menandatangani; rencana inovasi boleh menyusul.",
        _small(),
    ]
    return Screen("\n".join(lines), ((Button("✍️ Tanda tangani", Address("commitsign")),),))


def of_unit(found: UnitCommitment, mandate: Mandate, local: Local) -> Screen:
    row, unit = found.signed, found.unit
    if row is None:
        lacking = [_head(mandate.year), "", _unsigned(found), HOW, *_before(found, local)]
        return Screen("\n".join(lacking), ((HELP,),))
    planned = plan(row)
    lines = [
        _head(mandate.year),
        "",
        *(escape(text) for text in signed(row, unit).lines),
        *(["", f"Rencana: {escape(planned)}"] if planned else []),
        "",
        f"✍️ {escape(row.name)}, {escape(row.position)}, {moment(local(row.signed_at))}",
        *_before(found, local),
        _small(),
    ]
    pdf = Button("📑 PDF", Address("commitpdf", unit.id or 0))
    return Screen("\n".join(lines), ((pdf, HELP),))


def line(found: UnitCommitment, local: Local) -> str:
    """One line about it, for screens about the unit."""
    if found.signed is None:
        return f"{_unsigned(found)} Lihat /komitmen."
    name = escape(found.unit.short_name)
    return f"✍️ Komitmen {name} ditandatangani {moment(local(found.signed.signed_at))}."


def _unsigned(found: UnitCommitment) -> str:
    return f"⚠️ Komitmen {escape(found.unit.short_name)} belum ditandatangani kepala yang menjabat."


def signed_now(outcome: CommitmentSigned, local: Local) -> Screen:
    return Screen(
        f"✍️ <b>Komitmen {outcome.year} {escape(outcome.unit)} tercatat</b>, "
        f"{moment(local(outcome.at))}.\n\n{_small()}",
        (
            (
                Button("📑 PDF", Address("commitpdf", outcome.unit_id)),
                Button("📜 Lihat", Address("commitments")),
            ),
        ),
    )


def asked(unit: str, year: int) -> Screen:
    """To a head who has not signed."""
    return Screen(
        f"✍️ Komitmen <b>{MOTTO}</b> {year} untuk {escape(unit)} belum ditandatangani.\n"
        "Bacanya dua menit: nama dan jabatan diketik ulang, lalu selesai.",
        ((Button("📜 Baca dan tanda tangani", Address("commitments")),),),
    )


# ---- all of them


def overview(found: Standing, at: datetime) -> Screen:
    lines = [
        f"<b>{title(found)}</b>",
        "",
        *_paragraph("⏳ Belum", _short(one for one in found.unsigned if not one.is_silent)),
        *_paragraph("📵 Kepala tidak dapat dihubungi", _short(_unheard(found))),
        *_paragraph("🚫 Kepala belum ada di bot", _short(o for o in found.unsigned if not o.heads)),
        *_paragraph("✍️ Sudah", _short(found.signed)),
        OWN_WORDS,
        f"Data per {moment(at)}",
    ]
    rows: list[Row] = [(Button("🔄 Perbarui", Address("commitments")),)]
    if found.signed:
        rows[0] = (*rows[0], Button("📑 PDF semua", Address("commitall")))
    if found.unsigned:
        rows.append((Button("🔔 Minta yang belum", Address("commitask")),))
    return Screen("\n".join(lines), tuple(rows))


def title(found: Standing) -> str:
    """The number first, to be forwarded."""
    done, of = len(found.signed), len(found.units)
    return f"{done} dari {of} perangkat daerah menandatangani komitmen {found.year}"


def preview(found: Call, local: Local) -> Screen:
    parts = [
        f"<b>Minta tanda tangan komitmen {found.year}</b>",
        listed("Diminta", found.units),
        listed("📵 Kepala tidak dapat dihubungi", found.silent),
        listed("🚫 Kepala belum ada di bot", found.headless),
        listed("Sudah diminta dalam 24 jam (dilewati)", found.lately),
    ]
    if not found.people:
        parts.append("Tidak ada yang perlu atau dapat diminta sekarang.")
        return Screen("\n\n".join(filter(None, parts)), ((ALL,),))
    parts.append(f"Terkirim mulai {moment(local(found.goes))}. Isinya:")
    parts.append(f"<blockquote>{asked(found.units[0], found.year).text}</blockquote>")
    parts.append("Sesudah ini diulang tiap pekan sampai semua menandatangani atau tenggat lewat.")
    go = Button(f"🔔 Minta {found.people} kepala", Address("commitgo"))
    return Screen("\n\n".join(filter(None, parts)), ((go,), (ALL,)))


def called(units: int) -> Screen:
    if not units:
        return Screen("Tidak ada yang perlu diminta: semua sudah diminta.", ((ALL,),))
    return Screen(f"🔔 Kepala {units} perangkat daerah diminta menandatangani.", ((ALL,),))


# ---- parts


def _head(year: int) -> str:
    return f"📜 <b>Pernyataan komitmen {year}</b>\n<b>{MOTTO}</b>"


def _small() -> str:
    return f"<i>{NOT_CERTIFIED}</i>"


def _before(found: UnitCommitment, local: Local) -> list[str]:
    """Those who headed it when they signed."""
    return [
        f"Sebelumnya: {escape(row.name)}, {moment(local(row.signed_at))}" for row in found.earlier
    ]


def _unheard(found: Standing) -> list[UnitCommitment]:
    return [one for one in found.unsigned if one.heads and one.is_silent]


def _short(found: Iterable[UnitCommitment]) -> list[str]:
    return [one.unit.short_name for one in found]


def _paragraph(label: str, names: Sequence[str]) -> list[str]:
    return [listed(label, names), ""] if names else []
