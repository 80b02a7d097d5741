"""One's own unit at a glance."""

from collections.abc import Callable
from datetime import datetime

from services.mine import Mine
from services.progress import Progress, Stage
from services.workdays import Left
from texts.commitments import screens as commitments
from texts.mandate import UNCONFIRMED, closed, left
from texts.screen import Address, Button, Row, Screen
from texts.words import escape, weekday

Local = Callable[[datetime], datetime]


def card(found: Mine, until: Left, local: Local) -> Screen:
    """What is due first; a button for each thing that waits for this person."""
    rest = f"<b>{left(until)}</b>"
    lines = [
        f"🏢 <b>{escape(found.unit.name)}</b>",
        "",
        f"⏰ Tenggat inovasi {found.mandate.year}: {weekday(found.mandate.deadline)}, {rest}.",
        *closed(found.mandate.closed_at, local),
        *([UNCONFIRMED] if found.mandate.is_default_deadline else []),
        _standing(found),
        commitments.line(found.commitment, local),
        f"📣 {found.unread} edaran belum Anda baca." if found.unread else "📣 Semua edaran dibaca.",
    ]
    return Screen("\n".join(lines), _ways(found))


def _standing(found: Mine) -> str:
    if found.progress.stage is Stage.DONE and not found.unit.is_mandated:
        return "ℹ️ Bagi unit ini inovasi tidak wajib, tetapi boleh."
    return _stage(found.progress)


def _stage(at: Progress) -> str:
    name = f" <b>{escape(at.name)}</b>" if at.name else ""
    return {
        Stage.NOTHING: "⭕ Inovasi: belum dimulai.",
        Stage.DRAFT: f"📝 Inovasi: draf{name}, {at.percent}%.",
        Stage.RETURNED: f"↩️ Inovasi{name} dikembalikan untuk diperbaiki.",
        Stage.WAITING: f"⏳ Inovasi{name} menunggu verifikasi.",
        Stage.DONE: f"✅ Inovasi{name} sudah terkirim.",
    }[at.stage]


def _ways(found: Mine) -> tuple[Row, ...]:
    begun = found.progress.stage in {Stage.DRAFT, Stage.RETURNED}
    first = Button("📂 Lanjutkan", Address("drafts")) if begun else None
    if found.progress.stage is Stage.NOTHING and found.mandate.closed_at is None:
        first = Button("📝 Daftarkan inovasi", Address("start"))
    innovations = Button("🗂 Inovasi unit kami", Address("innovations"))
    wants = found.is_head and found.commitment.signed is None
    sign = Button("✍️ Komitmen" if wants else "📜 Komitmen", Address("commitments"))
    circulars = Button("📣 Edaran", Address("circulars"))
    return ((first, innovations) if first else (innovations,), (sign, circulars))
