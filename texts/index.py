"""The regency's index: the number with its working, what one change would do, a simulation."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from models import RegencyLevel, ScoreKind
from services.index import Band, Index
from services.instrument import PastIndex, RegencyIndicator
from services.standings import IndexCard, Simulation
from texts.screen import Address, Button, Row, Screen, rows_of, short
from texts.words import day, escape, moment, number

Local = Callable[[datetime], datetime]
BANDS = {
    Band.VERY: "Sangat Inovatif",
    Band.INNOVATIVE: "Inovatif",
    Band.LESS: "Kurang Inovatif",
    Band.NONE: "Tidak Dapat Dinilai",
}
TARGET, STEP, FEWEST = 90, 10, 5  # points to begin a simulation with, their step; units
EXAMPLE = "Simulasi dengan kata: <code>/indeks lima OPD naik ke 90</code>"
NOT_READ = (
    "Simulasi itu tidak terbaca. Sebutkan perangkat daerah atau jumlahnya, lalu nilainya (paling "
    "besar {most}).\nContoh: <code>/indeks lima OPD naik ke 90</code> atau "
    "<code>/indeks disdikbud, dinkes naik ke 90</code>"
)


def card(found: IndexCard, at: datetime) -> Screen:
    """`at` is local."""
    now = found.now
    lines = [
        f"<b>{number(now.value)} · {BANDS[now.band]}</b>",
        f"Perkiraan IID Kubu Raya, tahun penilaian {found.year} · {_instrument(found)}",
        _basis(found),
        _official(found, at),
        "",
        *working(now, found),
        *_uncovered(found),
        "",
        *_effects(found),
        "",
        *_past(found),
        f"Data per {moment(at)}. {EXAMPLE}",
    ]
    return Screen("\n".join(lines), _ways(found))


def working(now: Index, found: IndexCard) -> list[str]:
    """Every term of the sum."""
    rules, standing = now.rules, now.standing
    count, covered = len(standing.scores), len(standing.covered)
    total = number(sum(standing.scores, Decimal()))
    each, bonus, needed = number(rules.per_innovation), number(now.bonus), rules.yandas_min
    joined = f"min({count}; {rules.innovation_cap}) × {each} = {bonus}"
    if covered < needed:
        joined = f"0, karena urusan pelayanan dasar baru {covered} dari {needed} yang diperlukan"
    spd, sid = number(standing.spd), number(now.sid)
    filled = sum(row.level > 0 for row in found.levels.values())
    of_all = len(found.instrument.regency_indicators)
    return [
        "<b>Hitungannya</b>",
        f"SPD = {spd} dari {number(rules.spd_max)} ({filled} dari {of_all} terisi)",
        f"Kematangan = {total} ÷ maks({rules.divisor_min}; {count}) = {number(now.average)}",
        f"Jumlah inovasi = {joined}",
        f"SID = {number(now.average)} + {bonus} = {sid}",
        f"IID = ({spd} + {sid}) ÷ {number(rules.total_max)} × 100 = <b>{number(now.value)}</b>",
    ]


def simulation(found: Simulation) -> Screen:
    card, before, then = found.card, found.card.now, found.then
    names = ", ".join(escape(unit.short_name) for unit in found.raised) or "tidak ada"
    change = signed(then.value - before.value)
    lines = [
        f"<b>{number(before.value)} → {number(then.value)}</b> ({change})",
        f"Jika {len(found.raised)} perangkat daerah naik ke {found.target}: {names}",
        f"{BANDS[before.band]} → {BANDS[then.band]}",
        *_without(found),
        "",
        *working(then, card),
        "",
        "<i>Simulasi; tidak ada data yang berubah.</i>",
    ]
    return Screen("\n".join(lines), _ways_of_simulation(found))


def levels(found: IndexCard) -> Screen:
    """The regency's own indicators, each with its level."""
    lines = [
        f"<b>SPD: {number(found.now.standing.spd)} dari {number(found.now.rules.spd_max)}</b>",
        f"{_instrument(found)} · diisi Bappedalitbang",
        "",
    ]
    lines += [
        _level(one, found.levels.get(one.code)) for one in found.instrument.regency_indicators
    ]
    year = found.instrument.year
    buttons = [
        Button(_code(one), Address("spdone", year, found.year, one.code))
        for one in found.instrument.regency_indicators
    ]
    return Screen("\n".join(lines), (*rows_of(buttons, 5), (_back(found),)))


def level(found: IndexCard, code: str) -> Screen:
    """One of them: what each level says, to be chosen by those who may."""
    ones = list(found.instrument.regency_indicators)
    place = next((n for n, one in enumerate(ones) if one.code == code), 0)
    one, row = ones[place], found.levels.get(ones[place].code)
    chosen = row.level if row else 0
    lines = [f"<b>{escape(one.name)}</b> ({one.code}){' · wajib' if one.mandatory else ''}", ""]
    for n, words in enumerate(one.levels, start=1):
        text = f"{n}. {escape(words)} · {number(one.points(n))} poin"
        lines.append(f"👉 <b>{text}</b>" if n == chosen else text)
    lines += ["", f"SPD sekarang {number(found.now.standing.spd)}, IID {number(found.now.value)}."]
    rows: list[Row] = []
    if found.may_set:
        at = (found.instrument.year, row.revision if row else 0, one.code)
        rows.append(
            tuple(
                Button(f"✓ {n}" if n == chosen else str(n), Address("spdset", *at, str(n)))
                for n in range(len(one.levels) + 1)
            )
        )
    following = ones[(place + 1) % len(ones)]
    year = found.instrument.year
    rows.append(
        (
            Button("⬅️ Semua SPD", Address("spd", 0, found.year)),
            Button(f"{_code(following)} ▶️", Address("spdone", year, found.year, following.code)),
        )
    )
    return Screen("\n".join(lines), tuple(rows))


def not_read(found: IndexCard) -> Screen:
    return Screen(NOT_READ.format(most=number(found.instrument.most)), ((_back(found),),))


def signed(change: Decimal) -> str:
    """`+0,33`; what rounds to nothing and is something says so."""
    if not change:
        return "tidak berubah"
    if change and abs(change) < Decimal("0.005"):
        return "kurang dari 0,01"
    return f"{'−' if change < 0 else '+'}{number(abs(change))}"


def _without(found: Simulation) -> list[str]:
    if not found.card.counted:
        return ["Belum ada inovasi yang bernilai pada tahun ini."]
    names = ", ".join(escape(unit.short_name) for unit in found.without)
    return [f"Tidak ikut, belum punya inovasi yang bernilai: {names}"] if names else []


def _instrument(found: IndexCard) -> str:
    provisional = " (sementara)" if found.is_provisional else ""
    return f"instrumen {found.instrument.year}{provisional}"


def _basis(found: IndexCard) -> str:
    verified = sum(one.kind == ScoreKind.VERIFIED for one in found.counted)
    own = len(found.counted) - verified
    words = f"Dari {len(found.counted)} inovasi yang sudah bernilai: {verified} terverifikasi"
    return f"{words}, ⚠️ {own} baru nilai mandiri." if own else f"{words}."


def _official(found: IndexCard, at: datetime) -> str:
    """The official scores of that year stand beside the index, and are no part of it."""
    official = found.official
    if not official.count or official.at is None:
        return f"Belum ada nilai resmi untuk penilaian {found.year}."
    since = day(official.at.astimezone(at.tzinfo).date())
    return (
        f"Nilai resmi penilaian {found.year}: {official.count} inovasi, dicatat sampai {since}; "
        "tidak dipakai dalam perkiraan ini."
    )


def _uncovered(found: IndexCard) -> list[str]:
    covered, of_all = len(found.now.standing.covered), len(found.instrument.basic_affairs)
    lines = [f"Urusan pelayanan dasar tercakup: {covered} dari {of_all}."]
    if found.uncovered:
        lines.append(f"Belum: {escape('; '.join(found.uncovered))}.")
    return ["", *lines]


def _effects(found: IndexCard) -> list[str]:
    what = found.effects
    lines = [
        "<b>Bila satu hal saja berubah</b>",
        f"Satu inovasi lagi (nilai rata-rata): {signed(what.joining)}",
        f"Satu poin lagi pada satu inovasi: {signed(what.rising)}",
        f"Satu poin SPD lagi: {signed(what.spd_point)}",
    ]
    if what.covering is not None:
        lines.append(f"Satu urusan pelayanan dasar lagi: {signed(what.covering)}")
    return lines


def _past(found: IndexCard) -> list[str]:
    return [escape(published(past)) for past in found.past]


def published(past: PastIndex) -> str:
    """Of a year that is over; plain."""
    return (
        f"IID {past.year} (terbitan, tidak dihitung ulang): {number(past.index)} dengan "
        f"{past.innovations} inovasi. Sumber: {past.source}."
    )


def _level(one: RegencyIndicator, row: RegencyLevel | None) -> str:
    state = (
        f"tingkat {row.level}, {number(one.points(row.level))} poin"
        if row and row.level
        else "kosong"
    )
    return f"{_code(one)} {escape(short(one.name, 60))}: {state}"


def _code(one: RegencyIndicator) -> str:
    return one.code.partition("-")[2]


def _back(found: IndexCard) -> Button:
    return Button("⬅️ Indeks", Address("index", 0, found.year))


def _ways(found: IndexCard) -> tuple[Row, ...]:
    first = Address("simulate", 0, found.year, "", f"{FEWEST}-{TARGET}")
    return (
        (Button("🧮 Simulasi", first), Button("🏛 SPD", Address("spd", 0, found.year))),
        (
            Button(f"◀️ {found.year - 1}", Address("index", 0, found.year - 1)),
            Button(f"{found.year + 1} ▶️", Address("index", 0, found.year + 1)),
        ),
    )


def _ways_of_simulation(found: Simulation) -> tuple[Row, ...]:
    count, target, most = max(len(found.raised), 1), found.target, int(found.card.instrument.most)

    def to(label: str, units: int, points: int) -> Button:
        choice = f"{max(units, 1)}-{min(max(points, 1), most)}"
        return Button(label, Address("simulate", 0, found.card.year, "", choice))

    return (
        (to("➖ 1 OPD", count - 1, target), to("➕ 1 OPD", count + 1, target)),
        (to(f"➖ {STEP} poin", count, target - STEP), to(f"➕ {STEP} poin", count, target + STEP)),
        (_back(found.card),),
    )
