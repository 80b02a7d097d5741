"""Reminders, the list for Bappedalitbang and the recap for leaders."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

from models import DutyKind
from services.letters import Letter, Overview
from services.progress import Stage
from services.workdays import Left
from texts import duties, reminder_answers
from texts.catalog import wording
from texts.mandate import UNCONFIRMED, left
from texts.names import fitting, some
from texts.screen import Address, Button, Row, Screen, short
from texts.words import day, escape, weekday

MOST_FIELDS = 6
NAMES = 560  # characters of one list of six: a message holds 4,096
LETTERS = 3_000  # characters of what one message says of several units in full
SMALL = "Mulai dari masalah yang ingin dipecahkan; jawaban tersimpan di setiap langkah."


def reminder(letters: Sequence[Letter]) -> Screen:
    """One message to one person, however many units and years it is about."""
    whole = _whole(letters)
    others = [f"{one.unit}: {duties.name(one.kind, one.year)}" for one in letters[len(whole) :]]
    text = "\n\n".join(filter(None, [*whole, _names("⏰ Juga belum selesai", others)]))
    if len(letters) == 1:
        return Screen(text, _answers(letters[0]))
    return Screen(text, tuple(map(_in_a_row, letters[:20])))


def _whole(letters: Sequence[Letter]) -> list[str]:
    """As many as fit, one at least."""
    texts = [_letter(one) for one in letters]
    ends = accumulate(len(text) + 2 for text in texts)
    return texts[: max(1, sum(end <= LETTERS for end in ends))]


def to_group(one: Letter) -> Screen:
    """The same, where others read along: what a draft lacks and why something came back are for
    the unit's own people."""
    plain = replace(one, progress=replace(one.progress, lacking=(), reason=""))
    command = "/bukti" if one.progress.stage is Stage.OWING else "/daftar"
    ask = f"Operator mengisinya di obrolan pribadi dengan bot ini: {command}"
    return Screen(f"{_letter(plain, in_group=True)}\n\n{ask}")


def _in_a_row(one: Letter) -> Row:
    """Of one among several; its other answers are behind the second button."""
    begin = _open(one, f" · {one.unit} {one.year}")
    if not one.delivery_id:
        return (begin,)
    return (begin, Button("📨 Sudah dikirim?", Address("held", one.delivery_id)))


def _letter(one: Letter, *, in_group: bool = False) -> str:
    lines = [
        f"⏰ <b>{escape(one.unit)} {_headline(one)}</b>",
        "",
        _standing(one, in_group=in_group),
    ]
    if one.promised:
        lines.append(f"Dijanjikan untuk: <b>{weekday(one.promised)}</b>")
    lines.append(f"Tenggat: <b>{weekday(one.deadline)}</b>")
    if one.is_default_deadline:
        lines.append(UNCONFIRMED)
    lines.append(_left(one.left, one.kind))
    if one.progress.stage is Stage.NOTHING and not one.progress.row and not in_group:
        lines += ["", SMALL]
    return "\n".join(lines)


def _headline(one: Letter) -> str:
    if one.progress.stage is Stage.OWING:
        return duties.headline(one)
    if one.progress.stage is Stage.RETURNED:
        return f"perlu memperbaiki inovasi {one.year}"
    if one.progress.stage is Stage.NOTHING and one.progress.row:
        return f"belum punya inovasi {one.year} yang dihitung"
    return f"belum mengirim inovasi {one.year}"


def _left(until: Left, kind: str) -> str:
    if until.is_over:
        late = "; inovasi tetap dapat dikirim" if kind == DutyKind.INNOVATION else ""
        return f"<b>Tenggat sudah lewat</b>{late}."
    return f"<b>{left(until).capitalize()}</b>."


def _standing(one: Letter, *, in_group: bool) -> str:
    found = one.progress
    if found.stage is Stage.OWING:
        return duties.standing(one.kind, found)
    if found.stage is Stage.DRAFT:
        named = f"Draf “{escape(short(found.name, 80))}”" if found.name else "Draf tanpa judul"
        return f"{named} terisi {found.percent}%." + (
            "" if in_group else f" {_lacking(found.lacking)}"
        )
    if found.stage is Stage.RETURNED:
        why = f"\nCatatan: {escape(short(found.reason, 500))}" if found.reason else ""
        return f"“{escape(short(found.name, 80))}” dikembalikan Bappedalitbang.{why}"
    if found.row:
        return (
            f"“{escape(short(found.name, 80))}” masih di tahapan Inisiatif. Perbarui tahapannya "
            "begitu diuji coba, atau daftarkan inovasi lain."
        )
    return "Yang kurang: satu inovasi terdaftar."


def _lacking(keys: Sequence[str]) -> str:
    if not keys:
        return "Semua yang wajib sudah diisi; tinggal dikirim."
    labels = [wording("registration", key).label for key in keys]
    return f"Yang belum: {some(labels, MOST_FIELDS)}."


def _answers(one: Letter) -> tuple[Row, ...]:
    """In a dry run there is nothing to answer."""
    others = reminder_answers.ways(one.delivery_id) if one.delivery_id else ()
    return ((_open(one),), *others)


def _open(one: Letter, more: str = "") -> Button:
    found = one.progress
    match found.stage:
        case Stage.DRAFT:
            return Button(f"▶️ Lanjutkan{more}", Address("open", found.row, found.revision))
        case Stage.RETURNED:
            return Button(f"✏️ Perbaiki{more}", Address("change", found.row))
        case Stage.OWING:
            return duties.evidence(found, more)
    if found.row:
        return Button(f"✏️ Perbarui tahapan{more}", Address("change", found.row))
    return Button(f"📝 Mulai daftar{more}", Address("start"))


# ---- lists


def unit_list(found: Overview) -> Screen:
    """For Bappedalitbang: who has nothing, who cannot hear us, what waits for themselves."""
    parts = [_first_line(found)] if found.is_whole else ["📋 <b>Pengingat: perlu perhatian</b>"]
    if found.is_whole:
        parts += [
            _names("Belum mulai", found.of(Stage.NOTHING)),
            _names("Masih draf", found.of(Stage.DRAFT)),
            _names("Dikembalikan", found.of(Stage.RETURNED)),
            _owing(found),
            _promises(found.promised),
        ]
    parts += [
        _names("📵 Tidak ada yang dapat dihubungi", found.silent),
        _names("⏳ Menunggu verifikasi Anda", found.of(Stage.WAITING)),
        _time(found),
    ]
    ways = [_way(found), *duties.work(found)]
    ways += [Button("🔑 Undang", Address("invite"))] if found.silent else []
    return Screen("\n\n".join(filter(None, parts)), (tuple(ways),))


def recap(found: Overview) -> Screen:
    """For leaders: the number first, to be forwarded as it is."""
    lacking = [unit.short_name for unit in found.missing.units]
    parts = [_first_line(found), _names("Belum", lacking), _time(found)]
    return Screen("\n\n".join(filter(None, parts)), ((_way(found),),))


def _owing(found: Overview) -> str:
    units = found.of(Stage.OWING)
    return _names(duties.owing(found.kind), units) if units else ""


def _way(found: Overview) -> Button:
    if found.kind != DutyKind.INNOVATION:
        return duties.plan(found)
    return Button("📋 Siapa yang belum", Address("board"))


def silent(unit: str, groups: Sequence[str]) -> Screen:
    """`groups` are titles of those that hear its reminders."""
    heard = f" Grupnya tetap menerima: {escape(', '.join(groups))}." if groups else ""
    return Screen(
        f"📵 <b>{escape(unit)}</b>: pengingat tidak sampai kepada siapa pun di unit ini.{heard} "
        "Undang operator lain, atau hubungi unitnya di luar bot.",
        ((Button("🔑 Undang", Address("invite")),),),
    )


def _first_line(found: Overview) -> str:
    if found.kind != DutyKind.INNOVATION:
        return duties.first_line(found)
    missing = found.missing
    return (
        f"<b>{len(missing.units)} dari {missing.mandated} perangkat daerah belum punya inovasi "
        f"{missing.year}</b>"
    )


def _time(found: Overview) -> str:
    return f"Tenggat {weekday(found.deadline)}. " + _left(found.left, found.kind)


def _names(title: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    return f"<b>{title}</b> ({len(names)}): {escape(fitting(names, NAMES))}"


def _promises(promised: Sequence[tuple[str, date]]) -> str:
    if not promised:
        return ""
    named = [f"{unit} ({day(at)})" for unit, at in promised]
    return f"<b>Berjanji</b>: {escape(fitting(named, NAMES))}"
