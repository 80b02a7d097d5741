"""The evidence desk: the innovations, one of them with all its indicators, one variable."""

from services import evidence as e
from services.assessment import Assessed
from services.instrument import Indicator
from services.same_file import SameFile
from services.scoring import Line, advice
from texts.evidence_form import FIELDS
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short, turning
from texts.words import day, escape, number, size

PAGE = 8  # innovations on one card
NOTHING_YET = "Belum ada inovasi terdaftar. Daftarkan dulu, lalu buktinya dikumpulkan di sini."
UNTIL_CHECKED = (
    "Instrumen ini ditranskripsi dari sumber publik dan <b>belum dicocokkan</b> dengan PDF resmi "
    "kementerian; cocokkan sebelum dipakai memutuskan."
)
LEGEND = "⛔ wajib dan kosong · ⚠️ belum ada bukti · angka + adalah poin dari langkah berikutnya."


def listed(found: e.Listed, *, page: int = 0) -> Screen:
    ends = ((_instrument(),),) if found.may_verify else ()
    if not found.total:
        begin = Button("📝 Daftarkan inovasi", Address("start"))
        return Screen(NOTHING_YET, ((begin,),) if found.unit else ends)
    whose = f" {escape(found.unit)}" if found.unit else ""
    lines = [f"<b>Bukti dukung {found.total} inovasi{whose}</b>", "Pilih inovasinya.", ""]
    lines += [f"{escape(short(a.innovation.name, 60))} · {_sum(a)}" for a in found.found]
    buttons = [
        Button(cut(a.innovation.name, 40), Address("desk", a.innovation.id or 0))
        for a in found.found
    ]
    turns = turning(page, (found.total - 1) // PAGE, lambda n: Address("desks", 0, n))
    return Screen("\n".join(lines), (*rows_of(buttons, 1), *turns, *ends))


def desk(found: e.Desk) -> Screen:
    """All indicators by their variable: the level, the points, and what the next step would add."""
    if found.returned and found.may_hand_in:
        return _returned(found)
    it = found.assessed
    lines = [f"<b>{escape(it.innovation.name)}</b> · {it.innovation.number}", headline(it)]
    for name, indicators in it.instrument.variables.items():
        lines += ["", f"<b>{escape(name)}</b>", *(_line(found, one) for one in indicators)]
    lines += ["", LEGEND, *map(doubt, found.doubts)]
    if found.may_verify and not it.instrument.is_checked:
        lines += ["", UNTIL_CHECKED]
    return Screen("\n".join(lines), _ways_of_desk(found))


def _returned(found: e.Desk) -> Screen:
    """Only what has to be mended, and the way back to the verifier."""
    it = found.assessed
    row, by_code = it.innovation.id or 0, it.instrument.by_code
    back = [by_code[code] for code in found.returned if code in by_code]
    lines = [
        f"↩️ <b>{escape(it.innovation.name)}</b> · {it.innovation.number}",
        f"Dikembalikan: “{escape(short(found.note, 500))}”",
        headline(it),
        "",
        "<b>Bukti yang diperbaiki</b>",
        *(_line(found, one) for one in back),
        "",
        "Perbaiki bukti atau tingkatnya, lalu kirim kembali.",
    ]
    buttons = [_indicator(row, found, one) for one in back]
    send = Button("📨 Kirim kembali", Address("change", row))
    ends = ((send,), (Button("⬅️ Daftar inovasi", Address("desks")),))
    return Screen("\n".join(lines), (*rows_of(buttons, 1), *ends))


def variable(found: e.Desk, place: int) -> Screen:
    """The indicators of one variable, to be picked."""
    it = found.assessed
    names = list(it.instrument.variables)
    name = names[min(place, len(names) - 1)]
    indicators = it.instrument.variables[name]
    lines = [f"<b>{escape(name)}</b> · {escape(it.innovation.name)}", headline(it), ""]
    lines += [_line(found, one) for one in indicators]
    row = it.innovation.id or 0
    buttons = [_indicator(row, found, one) for one in indicators]
    return Screen("\n".join(lines), (*rows_of(buttons, 1), (to_desk(it),)))


def _indicator(row: int, found: e.Desk, one: Indicator) -> Button:
    text = f"{_mark(found, one)} {short(one.name, 34)}"
    return Button(text, Address("indicator", row, 0, one.code))


def label(it: Assessed) -> str:
    """Every score names its year."""
    provisional = f" (sementara, untuk penilaian {it.year})" if it.is_provisional else ""
    return f"instrumen {it.instrument.year}{provisional}"


def _sum(it: Assessed) -> str:
    return f"nilai mandiri {number(it.own.total)} dari {number(it.own.most)}"


def headline(it: Assessed) -> str:
    return f"Nilai mandiri <b>{number(it.own.total)}</b> dari {number(it.own.most)} · {label(it)}"


def _mark(found: e.Desk, one: Indicator) -> str:
    line = found.assessed.own.line(one.code)
    if line.counted:
        return "✅"
    if line.chosen:
        return "⚠️"
    return "⛔" if one.mandatory else "▫️"


def _line(found: e.Desk, one: Indicator) -> str:
    line = found.assessed.own.line(one.code)
    left = next((s.gain for s in advice(found.assessed.own) if s.indicator.code == one.code), None)
    more = f" · +{number(left)}" if left else ""
    held = f" · 📎{found.counts[one.code]}" if found.counts.get(one.code) else ""
    return f"{_mark(found, one)} {escape(short(one.name, 40))}: {_state(line)}{held}{more}"


def _state(line: Line) -> str:
    if line.counted:
        return f"tingkat {line.counted}, {number(line.points)} poin"
    if line.chosen:
        return f"tingkat {line.chosen} belum ada bukti"
    return "wajib, kosong" if line.indicator.mandatory else "kosong"


def doubt(found: e.Doubt) -> str:
    match found:
        case e.Heavy(name, count):
            return (
                f"⚠️ {escape(short(name, 40))} {size(count)}: formulir kementerian menerima "
                "sampai sekitar 2 MB."
            )
        case SameFile(name, it, unit, more):
            others = f" dan {more} inovasi lain" if more else ""
            return (
                f"⚠️ {escape(short(name, 40))} juga diserahkan untuk {it} ({escape(unit)}){others}: "
                "berkasnya sama persis."
            )
        case e.DoubtfulSigner(warning):
            return f"⚠️ {escape(warning)}."
        case e.WithoutField(field):
            return f"⚠️ {FIELDS.get(field, field).capitalize()} dokumen belum diisi."
        case e.OutsideWindow(applied, first, last):
            return (
                f"⚠️ Diterapkan {day(applied)}, di luar jendela penilaian {day(first)} sampai "
                f"{day(last)}. Isi pengembangan dan tanggalnya bila ada."
            )


def _ways_of_desk(found: e.Desk) -> tuple[Row, ...]:
    it = found.assessed
    row = it.innovation.id or 0
    buttons = []
    for place, (name, indicators) in enumerate(it.instrument.variables.items()):
        got = sum(it.own.line(one.code).points for one in indicators)
        most = sum(one.points(one.highest) for one in indicators)
        text = f"{short(name, 32)} · {number(got)}/{number(most)}"
        buttons.append(Button(text, Address("variable", row, 0, str(place))))
    score = Button("📈 Skor dan langkah berikutnya", Address("score", row))
    ends: tuple[Row, ...] = ((Button("⬅️ Daftar inovasi", Address("desks")),),)
    if found.may_verify:
        ends = ((_instrument(),), *ends)
    return (*rows_of(buttons, 1), (score,), *ends)


def to_desk(it: Assessed) -> Button:
    return Button("⬅️ Semua indikator", Address("desk", it.innovation.id or 0))


def _instrument() -> Button:
    return Button("📄 Instrumen (PDF)", Address("instrument"))
