"""The unit's drafts."""

from collections.abc import Callable
from datetime import datetime

from services.draft_lists import Kept, Listed
from texts.screen import Address, Button, Row, Screen, cut
from texts.words import day, escape, percent

Local = Callable[[datetime], datetime]
MOST = 8  # drafts on one card; the last touched
CHANGED_MEANWHILE = "Draf itu baru saja berubah; belum dihapus."
DISCARDED = "Draf dihapus dari daftar."


def listed(kept: Kept, local: Local) -> Screen:
    found, whose = kept.drafts, escape(kept.unit) or "Anda"
    fresh = (Button("➕ Mulai baru", Address("fresh")),)
    if not found:
        return Screen(f"{whose} tidak punya draf.", (fresh,))
    lines = [f"<b>{len(found)} draf {whose} belum dikirim</b>. Lanjutkan yang mana?"]
    for number, draft in enumerate(found[:MOST], start=1):
        lines.append(
            f"\n{number}. <b>{escape(name(draft, local))}</b>{_kind(draft)}\n"
            f"{draft.done} dari {draft.total} · {percent(draft.done, draft.total)} · "
            f"{_by_or_for(draft, kept.unit)} · terakhir {day(local(draft.changed_at).date())}"
        )
    if len(found) > MOST:
        lines.append(f"\n… dan {len(found) - MOST} draf lain yang lebih lama.")
    rows = [_row(number, draft, local) for number, draft in enumerate(found[:MOST], start=1)]
    return Screen("\n".join(lines), (*rows, fresh))


def sure(draft: Listed, local: Local) -> Screen:
    """Asked before a draft goes out of the lists."""
    here = draft.draft_id, draft.revision
    return Screen(
        f"Hapus draf <b>{escape(name(draft, local))}</b> ({draft.done} dari {draft.total} isian)? "
        "Draf ini tidak tampil lagi bagi siapa pun di unit itu.",
        (
            (Button("🗑 Ya, hapus", Address("discard", *here)),),
            (Button("⬅️ Tidak, simpan", Address("drafts")),),
        ),
    )


def name(draft: Listed, local: Local) -> str:
    """An unnamed one is called by its date."""
    return draft.name or f"Draf {day(local(draft.begun_at).date())}"


def _by_or_for(draft: Listed, unit: str) -> str:
    return f"oleh {escape(draft.author)}" if unit else f"untuk {escape(draft.unit)}"


def _kind(draft: Listed) -> str:
    return " (perubahan)" if draft.corrects is not None else ""


def _row(number: int, draft: Listed, local: Local) -> Row:
    here = draft.draft_id, draft.revision
    return (
        Button(f"▶️ {number}. {cut(name(draft, local), 24)}", Address("resume", *here)),
        Button("🗑", Address("sure", *here)),
    )
