"""The package for the ministry's screens: the list, one innovation, the forms, the notices."""

from collections.abc import Sequence

from models import Innovation, Status, StatusChange
from services.package import gaps
from services.package.contents import Bundle, Page
from services.package.gaps import Gap
from services.package.outcome import PackageOutcome, UploadTaken
from texts.innovations import STATUS
from texts.package.wordings import gap
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short, turning
from texts.words import escape

SHOWN = 20  # gaps on one card
NOTHING = (
    "Belum ada inovasi terverifikasi. Paket untuk layar IID dan SPIRIT dibuat dari inovasi yang "
    "sudah diverifikasi."
)
NOT_AS_SHOWN = "Belum ditandai lewat tombol ini: statusnya sudah berubah. Lihat keadaan terkini."
MARKED = "Ditandai diunggah. Operator diberi tahu."


def listed(found: Page) -> Screen:
    """The card of /paket."""
    if not found.total:
        return Screen(NOTHING, ((Button("🔍 Antrean verifikasi", Address("queue")),),))
    done = found.total - found.new
    lines = [
        f"<b>{found.new} inovasi belum diunggah</b>, {done} sudah diunggah atau dinilai",
        "",
        *(_line(one) for one in found.bundles),
    ]
    buttons = [
        Button(cut(f"{one.unit}: {one.innovation.name}", 48), _bundle(one.innovation))
        for one in found.bundles
    ]
    turns = turning(found.number, found.last, lambda n: Address("package", 0, n))
    ways = (*rows_of(buttons, 1), *turns, *_for_many(found.new, found.total))
    return Screen("\n".join(lines), ways)


def one(found: Bundle) -> Screen:
    it, lacking = found.innovation, gaps.of(found)
    head = [
        f"<b>{escape(it.name)}</b>",
        f"{it.number} · {STATUS[Status(it.status)]} · {escape(found.unit)}",
        "",
        *_checklist(lacking),
    ]
    number = it.id or 0
    ways: list[Row] = [(Button("📦 Unduh paket", Address("packone", number)),)]
    if it.status == Status.VERIFIED:
        ways.append((Button("⬆️ Tandai diunggah", Address("upload", number, found.revision)),))
    elif it.status == Status.UPLOADED:
        ways.append((Button("↩️ Batalkan tanda diunggah", Address("unupload", number)),))
        ways.append((Button("🏅 Catat nilai resmi", Address("mark", number)),))
    ways.append((Button("🗃 Bukti dukung", Address("desk", number)), _back()))
    return Screen("\n".join(head), tuple(ways))


def working(count: int) -> str:
    return f"⏳ Menyusun paket {count} inovasi…"


def packing(part: int, parts: int) -> str:
    return f"⏳ Menyusun bukti: bagian {part} dari {parts}…"


def packed(found: Sequence[Bundle], parts: int, lost: Sequence[str]) -> Screen:
    lacking = sum(len(gaps.of(one)) for one in found)
    lines = [
        f"✅ <b>Paket selesai</b>: {len(found)} inovasi, 1 XLSX, {parts or 'tidak ada'} ZIP bukti.",
        f"Yang masih kurang: {lacking} hal, di lembar Periksa."
        if lacking
        else "Tidak ada yang kurang.",
    ]
    if lost:
        names = ", ".join(escape(path) for path in lost[:5])
        lines.append(f"⚠️ {len(lost)} berkas tidak ada di penyimpanan: {names}")
    return Screen("\n".join(lines), ((_back(),),))


def outcome(found: PackageOutcome) -> Screen:
    if isinstance(found, UploadTaken):
        lines = [f"⬆️ <b>{len(found.done)} inovasi ditandai diunggah.</b> Operator diberi tahu."]
        if found.left:
            lines.append(f"Tidak ditandai, statusnya sudah berubah: {_named(found.left)}")
        return Screen("\n".join(lines), ((_back(),),))
    ways = ((Button("📦 Lihat inovasi", Address("bundle", found.innovation_id)),), (_back(),))
    if not found.is_done:
        return Screen("Tidak ada yang dibatalkan: statusnya sudah berubah lebih dulu.", ways)
    text = f"↩️ {found.number} kembali berstatus terverifikasi; alasannya tercatat."
    return Screen(text, ways)


def told(it: Innovation, change: StatusChange) -> Screen:
    """To the officers of its unit."""
    see = ((Button("🔎 Lihat inovasi", Address("innovation", it.id or 0)),),)
    if change.after != Status.VERIFIED:
        return Screen(
            f"⬆️ <b>{it.number} sudah diunggah</b> ke layar kementerian (IID)\n"
            f"{escape(it.name)}\n\nNilai resmi dikabarkan begitu dicatat Bappedalitbang.",
            see,
        )
    return Screen(
        f"↩️ <b>Tanda diunggah {it.number} dibatalkan</b>\n{escape(it.name)}\n\n"
        f"Alasan: {escape(change.reason or '')}",
        see,
    )


def _line(found: Bundle) -> str:
    it, lacking = found.innovation, len(gaps.of(found))
    state = f"⚠️ {lacking} kurang" if lacking else "lengkap"
    name = escape(short(it.name, 80))
    return f"• {STATUS[Status(it.status)]} · <b>{name}</b> · {escape(found.unit)} · {state}"


def _for_many(new: int, total: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    if new:
        rows.append((Button(f"📦 Paket yang belum diunggah ({new})", _pack("new")),))
    if total > new:
        rows.append((Button(f"📦 Paket semua ({total})", _pack("all")),))
    if new:
        rows.append(
            (
                Button("☑️ Tandai beberapa", Address("uploads")),
                Button(f"⬆️ Tandai semua ({new})", Address("uploads", choice="all")),
            )
        )
    return tuple(rows)


def _checklist(lacking: Sequence[Gap]) -> list[str]:
    if not lacking:
        return ["✅ Tidak ada yang kurang untuk layar IID."]
    lines = [f"<b>Periksa sebelum diunggah ({len(lacking)})</b>"]
    lines += [f"⚠️ {escape(short(gap(found), 140))}" for found in lacking[:SHOWN]]
    if len(lacking) > SHOWN:
        lines.append(f"… dan {len(lacking) - SHOWN} lagi, di lembar Periksa")
    return lines


def _named(labels: Sequence[str]) -> str:
    shown = "; ".join(escape(short(label, 60)) for label in labels[:10])
    return shown if len(labels) <= 10 else f"{shown}; dan {len(labels) - 10} lagi"


def _bundle(it: Innovation) -> Address:
    return Address("bundle", it.id or 0)


def _pack(which: str) -> Address:
    return Address("packmany", choice=which)


def _back() -> Button:
    return Button("⬅️ Daftar paket", Address("package"))
