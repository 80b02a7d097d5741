"""Messages that go out unasked. Each ends in a reference by which a copy is recognised."""

from datetime import date

from texts.screen import Address, Button, Screen
from texts.words import escape, weekday

MAYBE_COPY = "Pesan ini mungkin sudah pernah Anda terima; abaikan salinannya."


def reminder(
    unit: str, year: int, deadline: date, working_days: int, *, is_default_deadline: bool
) -> Screen:
    note = "\n<i>Tanggal ini nilai baku, belum dikukuhkan admin.</i>" if is_default_deadline else ""
    text = (
        f"⏰ <b>{escape(unit)} belum mengirim inovasi {year}</b>\n\n"
        f"Yang kurang: satu inovasi terdaftar.\n"
        f"Tenggat: <b>{weekday(deadline)}</b>{note}\n"
        f"Sisa: <b>{working_days} hari kerja</b>\n\n"
        "Mulai dari masalah yang ingin dipecahkan; jawaban tersimpan di setiap langkah."
    )
    return Screen(text, ((Button("📝 Mulai daftar", Address("start")),),))


def submitted(number: str, name: str, unit: str, *, innovation_id: int, has_file: bool) -> Screen:
    text = (
        f"📥 <b>Inovasi baru dari {escape(unit)}</b>\n\n"
        f"{escape(name)}\nNomor {number}, menunggu verifikasi."
    )
    if not has_file:
        return Screen(text)
    return Screen(text, ((Button("📎 Buka dokumen", Address("file", innovation_id)),),))


def with_reference(screen: Screen, reference: str, *, maybe_copy: bool) -> Screen:
    lines = [screen.text, "", f"<code>{reference}</code>"]
    return Screen("\n".join([*lines, MAYBE_COPY] if maybe_copy else lines), screen.buttons)
