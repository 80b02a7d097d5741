"""Messages that go out unasked. Each ends in a reference by which a copy is recognised."""

from services.draft_lists import Listed
from services.errors import Discarded
from services.rewritten import Rewritten
from texts.answers import shown
from texts.catalog import wording
from texts.names import fitting
from texts.screen import Address, Button, Row, Screen
from texts.words import escape

MAYBE_COPY = "Pesan ini mungkin sudah pernah Anda terima; abaikan salinannya."
MOST_OF_BEFORE = 60  # characters of an answer: a whole profile fits one message
MOST_OF_NAMES = 200  # characters of those who did it


def submitted(number: str, name: str, unit: str, *, innovation_id: int, files: int) -> Screen:
    text = (
        f"📥 <b>Inovasi baru dari {escape(unit)}</b>\n\n"
        f"{escape(name)}\nNomor {number}, menunggu verifikasi."
    )
    see = [(Button("🔍 Periksa", Address("case", innovation_id)),)]
    if files:
        see.append((Button(f"📎 Berkas ({files})", Address("files", innovation_id)),))
    return Screen(text, tuple(see))


def copy_to_head(number: str, name: str, unit: str, by: str, *, innovation_id: int) -> Screen:
    return Screen(
        f"📄 <b>{escape(unit)} mengirim inovasi</b>\n\n{escape(name)}\nNomor {number}, "
        f"dikirim oleh {escape(by)}. Ini salinan untuk kepala perangkat daerah.",
        (
            (Button("📄 Tanda terima (PDF)", Address("receipt", innovation_id)),),
            _see(innovation_id),
        ),
    )


def corrected(number: str, name: str, unit: str, labels: str, *, innovation_id: int) -> Screen:
    what = f"Yang berubah: {labels}." if labels else "Dikirim kembali; isian dan buktinya tetap."
    return Screen(
        f"✏️ <b>{escape(unit)} memperbarui {number}</b>\n{escape(name)}\n\n{what}",
        ((Button("🔍 Periksa", Address("case", innovation_id)),),),
    )


def withdrawn(number: str, name: str, unit: str, reason: str, *, innovation_id: int) -> Screen:
    return Screen(
        f"🚫 <b>{escape(unit)} menarik {number}</b>\n{escape(name)}\n\nAlasan: {escape(reason)}",
        (_see(innovation_id),),
    )


def draft_shared(name: str, by: str, *, draft_id: int) -> Screen:
    return Screen(
        f"👥 {escape(by)} juga membuka draf <b>{escape(name)}</b>. Isian Anda berdua masuk ke draf "
        "yang sama; bila keduanya mengisi hal yang sama, yang terakhir dipakai.",
        _go_on(draft_id),
    )


def answer_replaced(name: str, form: str, found: list[Rewritten], *, draft_id: int) -> Screen:
    by = fitting(list(dict.fromkeys(one.by for one in found)), MOST_OF_NAMES)
    lines = [
        f"• <b>{wording(form, one.question.key).label}</b>, semula: "
        f"{shown(one.question, one.before, most=MOST_OF_BEFORE)}"
        for one in found
    ]
    head = f"✏️ {escape(by)} mengganti isian Anda di draf <b>{escape(name)}</b>:"
    return Screen("\n".join([head, *lines]), _go_on(draft_id))


def sent_by_colleague(name: str) -> Screen:
    return Screen(
        f"📨 Draf <b>{escape(name)}</b> yang Anda buka sudah dikirim rekan Anda. Lihat /inovasi."
    )


def draft_discarded(gone: Discarded) -> Screen:
    name = f" <b>{escape(gone.name)}</b>" if gone.name else ""
    return Screen(
        f"🗑 {escape(gone.by)} menghapus draf{name} dari daftar unit Anda. "
        "Draf itu tidak dapat diisi lagi; draf lain ada di /draf.",
        (
            (Button("📂 Draf unit", Address("drafts")),),
            (Button("➕ Mulai baru", Address("fresh")),),
        ),
    )


def idle_draft(draft: Listed, name: str, days: int) -> Screen:
    here = draft.draft_id, draft.revision
    return Screen(
        f"📝 Draf <b>{escape(name)}</b> belum disentuh {days} hari "
        f"({draft.done} dari {draft.total} isian). "
        "Masih diperlukan?",
        (
            (Button("▶️ Lanjutkan", Address("open", *here)),),
            (Button("🗑 Tidak lagi", Address("sure", *here)),),
        ),
    )


def _see(innovation_id: int) -> Row:
    return (Button("🔎 Lihat inovasi", Address("innovation", innovation_id)),)


def _go_on(draft_id: int) -> tuple[Row, ...]:
    return ((Button("▶️ Buka draf", Address("open", draft_id)),),)


def with_reference(screen: Screen, reference: str, *, maybe_copy: bool) -> Screen:
    lines = [screen.text, "", f"<code>{reference}</code>"]
    return Screen("\n".join([*lines, MAYBE_COPY] if maybe_copy else lines), screen.buttons)
