"""What goes out on a day, beforehand."""

from collections.abc import Sequence
from datetime import date

from services.letters import Overview
from services.planning.foreseen import Day, Foreseen, Text
from services.reminders import LIST, RECAP
from texts import reminders
from texts.names import fitting
from texts.plan.pieces import back, rung, short_day, to_day
from texts.screen import Address, Button, Row, Screen, rows_of, turning
from texts.words import escape, hour, weekday

NAMED = 40  # recipients on one screen


def on_day(found: Day, mandate_id: int) -> Screen:
    lines = [f"<b>{weekday(found.day)}: {len(found.messages)} pesan</b>"]
    if found.messages:
        lines += ["Jika sampai saat itu tidak ada yang berubah:", ""]
        lines += [_foreseen(one) for one in found.messages[:NAMED]]
        more = len(found.messages) - NAMED
        lines += [f"dan {more} pesan lain; isinya ada di bawah ini."] if more > 0 else []
    else:
        lines.append("Tidak ada orang yang dikirimi hari itu.")
    lines += _beside("📣 Hanya lewat grup", found.by_group)
    lines += _beside("Dilewati, dijeda atau sudah berjanji", found.held_back)
    rows: list[Row] = []
    if found.messages:
        rows.append((Button("📄 Baca isinya", _to_text(found.day, mandate_id, 0)),))
    others = [one for one in found.others if one != found.day][:4]
    days = [Button(short_day(one), to_day(mandate_id, one)) for one in others]
    return Screen("\n".join(lines), (*rows, *rows_of(days, 2), back(mandate_id)))


def _beside(label: str, names: Sequence[str]) -> list[str]:
    return ["", f"{label}: {escape(fitting(names, 600))}"] if names else []


def _foreseen(one: Foreseen) -> str:
    what = {LIST: "daftar", RECAP: "rekap"}.get(one.kind) or ", ".join(one.units)
    steps = ", ".join(map(rung, one.steps))
    unreachable = "" if one.is_reachable else " 📵"
    groups = f" + grup {', '.join(one.groups)}" if one.groups else ""
    to = f"{escape(one.person.name)}{unreachable}: {escape(what + groups)}"
    return f"{hour(one.at)} · {steps} · {to}"


def _to_text(wanted: date, mandate_id: int, page: int) -> Address:
    return Address("plantext", mandate_id, page, wanted.isoformat())


def exact(found: Day, page: int, said: Text | None, mandate_id: int) -> Screen:
    """One message as it would be read, without its buttons."""
    last = len(found.messages) - 1
    one = found.messages[page]
    lines = [
        f"<b>{weekday(found.day)}, {hour(one.at)}</b> · kepada {escape(one.person.name)}",
        *([] if one.is_reachable else ["📵 Tidak terjangkau: ditahan, dan penerima lain dicoba."]),
        "",
        f"<blockquote>{_as_read(one, said)}</blockquote>",
    ]
    turn = turning(page, last, lambda n: _to_text(found.day, mandate_id, n))
    back = (Button("⬅️ Daftar pesan", to_day(mandate_id, found.day)),)
    return Screen("\n".join(lines), (*turn, back))


def _as_read(one: Foreseen, said: Text | None) -> str:
    if said is None:
        return "Tidak ada yang perlu disampaikan; pesan ini tidak dikirim."
    if isinstance(said, Overview):
        return (reminders.unit_list(said) if one.kind == LIST else reminders.recap(said)).text
    return reminders.reminder(said).text
