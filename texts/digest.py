"""The weekly digest: one picture with a caption, to be forwarded as it is."""

from collections.abc import Callable, Sequence
from datetime import datetime

from models import Status
from services.digest.report import Digest
from services.progress import Stage
from texts.mandate import UNCONFIRMED, closed, left
from texts.screen import Address, Button, Row, Screen
from texts.words import day, escape, moment, percent

Local = Callable[[datetime], datetime]
MOST = 6  # names in one line; fewer where the caption would not fit
LONGEST = 940  # characters of the caption of a picture: 1,024 with its reference
STAGES = {
    Stage.DONE: "Sudah",
    Stage.WAITING: "Menunggu verifikasi",
    Stage.RETURNED: "Dikembalikan",
    Stage.DRAFT: "Masih draf",
    Stage.NOTHING: "Belum mulai",
}
BECAME = {
    Status.SENT: "📨 Dikirim",
    Status.RETURNED: "↩️ Dikembalikan",
    Status.VERIFIED: "✅ Terverifikasi",
    Status.UPLOADED: "⬆️ Diunggah",
    Status.ASSESSED: "🏅 Dinilai",
    Status.WITHDRAWN: "🗑 Ditarik",
}


def caption(found: Digest, at: datetime, local: Local, *, is_wanted: bool) -> Screen:
    """The number first; what changed, only if something did; who is likeliest to miss it."""
    tried = (_caption(found, at, local, most) for most in range(MOST, 0, -1))
    fits = next((text for text in tried if len(text) <= LONGEST), _caption(found, at, local, 0))
    return Screen(fits, ways(is_wanted=is_wanted))


def _caption(found: Digest, at: datetime, local: Local, most: int) -> str:
    """With at most so many names in a line."""
    lines = [
        f"<b>{title(found)}</b>",
        *(closed(found.mandate.closed_at, local) or [_deadline(found)]),
        *([UNCONFIRMED] if found.mandate.is_default_deadline else []),
        *_news(found, local, most),
        *_risks(found, most),
        "",
        f"Data per {moment(at)}",
    ]
    return "\n".join(lines)


def ways(*, is_wanted: bool) -> tuple[Row, ...]:
    toggle = (
        Button("🔕 Jangan kirim tiap pekan", Address("digestset", key="off"))
        if is_wanted
        else Button("🔔 Kirim tiap Senin 09.00", Address("digestset", key="on"))
    )
    return ((toggle,), (Button("📋 Siapa yang belum", Address("board")),))


def chosen(*, is_wanted: bool) -> str:
    if is_wanted:
        return "Ringkasan dikirim tiap awal pekan kerja, pukul 09.00."
    return "Ringkasan mingguan tidak dikirim lagi; kapan saja dapat dibuka dengan /mingguan."


def title(found: Digest) -> str:
    done, of = len(found.stages[Stage.DONE]), found.total
    share = f" ({percent(done, of)})" if of else ""
    return f"{done} dari {of} perangkat daerah sudah punya inovasi {found.mandate.year}{share}"


def picture(found: Digest, at: datetime) -> dict[str, object]:
    """As `reports.digest` draws it."""
    return {
        "title": title(found),
        "states": [
            {
                "name": name,
                "count": str(len(found.stages[stage])),
                "share": len(found.stages[stage]) / max(1, found.total),
                "units": list(found.stages[stage]),
            }
            for stage, name in STAGES.items()
        ],
        "as_of": moment(at),
    }


def _deadline(found: Digest) -> str:
    return f"Tenggat {day(found.mandate.deadline)}, {left(found.left)}."


def _news(found: Digest, local: Local, most: int) -> list[str]:
    if not found.has_news:
        return []
    lines = [_line(BECAME[status], units, most) for status, units in found.became.items()]
    lines += [_line("✏️ Draf baru", found.begun, most)] if found.begun else []
    return ["", f"<b>Sejak {moment(local(found.since))}</b>", *lines]


def _risks(found: Digest, most: int) -> list[str]:
    risks = {
        "📵 Tidak ada yang dapat dihubungi": found.silent,
        "⭕ Belum mulai apa pun": found.idle,
    }
    lines = [_line(label, units, most) for label, units in risks.items() if units]
    return ["", "<b>Paling berisiko</b>", *lines] if lines else []


def _line(label: str, names: Sequence[str], most: int) -> str:
    left = len(names) - most
    more = [f"dan {left} lainnya"] if left > 0 and most else []
    listed = escape(", ".join([*names[:most], *more]))
    return f"{label} ({len(names)}){f': {listed}' if most else ''}"
