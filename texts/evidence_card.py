"""One indicator of the evidence desk, its items, and what came of handing one in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from forms.rejections import FileTooBig, Rejection
from services import evidence as e
from services.outcomes import EvidenceTaken
from services.scoring import advice
from texts import rejections
from texts.answers import file_line
from texts.evidence import doubt, headline, label, to_desk
from texts.evidence_form import FIELDS, wanted
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short
from texts.words import day, escape, moment, number

Local = Callable[[datetime], datetime]
REMOVED = "Bukti dihapus."


def card(found: e.Card) -> Screen:
    """One indicator: its levels in words, what is chosen, its evidence."""
    it, one = found.assessed, found.indicator
    basis = found.level.basis if found.level else None
    lines = [
        f"<b>{escape(one.name)}</b> ({one.code}){' · wajib' if one.mandatory else ''}",
        f"{escape(it.innovation.name)} · {label(it)}",
        "",
        *levels(found, basis),
        "",
        wanted(one, basis),
        "",
        _standing(found),
        headline(it),
        *_pieces(found.pieces),
    ]
    return Screen("\n".join(lines), _ways_of_card(found))


def piece(found: e.Piece, on: e.Card, local: Local) -> Screen:
    item = found.item
    fields = [
        f"{FIELDS[k].capitalize()}: {field(k, item.fields[k])}" for k in FIELDS if k in item.fields
    ]
    signer = item.fields.get("signatory")
    lines = [
        f"<b>Bukti {escape(on.indicator.name)}</b>",
        f"{escape(on.assessed.innovation.name)} · {moment(local(item.at))} · {escape(found.by)}",
        "",
        *fields,
        *([f"Penanda tangan: {escape(signer)}"] if signer else []),
        *(file_line(proof) for proof in item.proofs),
        *map(doubt, found.doubts),
    ]
    row = item.id or 0
    opens = [
        Button(f"📂 {cut(proof['name'], 36)}", Address("proof", row, n))
        for n, proof in enumerate(item.proofs)
        if "link" not in proof
    ]
    remove = ((Button("🗑 Hapus bukti ini", Address("removing", row)),),) if on.may_hand_in else ()
    return Screen("\n".join(lines), (*rows_of(opens, 1), *remove, (_to_card(on),)))


def removing(found: e.Piece, on: e.Card) -> Screen:
    row = found.item.id or 0
    return Screen(
        f"Hapus bukti <b>{escape(title(found))}</b> dari {escape(on.indicator.name)}? "
        "Nilai tingkat tanpa bukti menjadi 0.",
        (
            (Button("🗑 Ya, hapus", Address("remove", row)),),
            (Button("⬅️ Tidak jadi", Address("item", row)),),
        ),
    )


def taken(outcome: EvidenceTaken) -> Screen:
    """What came of the form of an item, and the next steps."""
    it, one = outcome.assessed, outcome.indicator
    line = it.own.line(one.code)
    gained = f" (+{number(outcome.gained)})" if outcome.gained > 0 else ""
    lines = [
        f"✅ Bukti <b>{escape(one.name)}</b> tersimpan.",
        f"Tingkat {line.counted}, {number(line.points)} poin{gained}.",
        headline(it),
        *map(doubt, outcome.doubts),
    ]
    row = it.innovation.id or 0
    following = [
        Button(
            f"+{number(step.gain)} {short(step.indicator.name, 32)}",
            Address("indicator", row, 0, step.indicator.code),
        )
        for step in advice(it.own)[:3]
    ]
    if following:
        lines += ["", "Yang paling menaikkan nilai berikutnya:"]
    back = Button(f"📎 {short(one.name, 30)}", Address("indicator", row, 0, one.code))
    return Screen("\n".join(lines), (*rows_of(following, 1), (back,), (to_desk(it),)))


def refused(refusal: Rejection) -> Screen:
    """Of a file that came out of the blue."""
    link = " Kirim tautannya saja lewat /bukti." if isinstance(refusal, FileTooBig) else ""
    return Screen(rejections.tell(refusal) + link)


def kept(file: dict[str, Any], asked: Screen) -> Screen:
    """Of a file that came before the question that it answers."""
    said = f"{file_line(file)} diterima untuk bukti ini. Yang ditanyakan sekarang:"
    return replace(asked, text=f"{said}\n\n{asked.text}")


def title(found: e.Piece) -> str:
    fields, proofs = found.item.fields, found.item.proofs
    return fields.get("tentang") or (proofs[0]["name"] if proofs else f"bukti {found.item.id}")


def levels(found: e.Card, basis: str | None) -> list[str]:
    """In words, with the points of each, the chosen one marked."""
    one = found.indicator
    chosen = found.level.level if found.level else 0
    named = one.basis(basis)
    lines = [f"Dasar: <b>{escape(named.unit)}</b>"] if named else []
    if one.bases and not named:
        return ["Pilih dulu dasar ukurannya; hanya satu yang dinilai."]
    for n, words in enumerate(one.wordings(basis), start=1):
        text = f"{n}. {escape(words)} · {number(one.points(n))} poin"
        lines.append(f"👉 <b>{text}</b>" if n == chosen else text)
    return lines


def _standing(found: e.Card) -> str:
    line = found.assessed.own.line(found.indicator.code)
    if line.counted:
        return f"✅ Tingkat {line.counted}: {number(line.points)} poin."
    if line.chosen:
        promised = number(found.indicator.points(line.chosen))
        return (
            f"⚠️ Tingkat {line.chosen} dipilih, belum ada bukti: 0 poin. Tambah bukti: +{promised}."
        )
    return "⛔ Wajib, dan masih kosong." if found.indicator.mandatory else "▫️ Masih kosong."


def _pieces(pieces: Sequence[e.Piece]) -> list[str]:
    if not pieces:
        return []
    lines = ["", f"<b>{len(pieces)} bukti</b>"]
    for found in pieces[:10]:
        lines.append(f"📎 {escape(short(title(found), 60))}")
        lines += [f"   {doubt(one)}" for one in found.doubts]
    return lines


def field(key: str, value: str) -> str:
    return day(date.fromisoformat(value)) if key == "tanggal" else escape(value)


def _ways_of_card(found: e.Card) -> tuple[Row, ...]:
    it, one = found.assessed, found.indicator
    row, revision = it.innovation.id or 0, found.level.revision if found.level else 0
    rows: list[Row] = []
    if found.may_hand_in:
        rows += _choosing(found, row, revision)
        rows.append((Button("➕ Tambah bukti", Address("attach", row, 0, one.code)),))
    if draft := found.begun:
        unfinished = Address("resume", draft.id or 0, draft.revision)
        rows.append((Button("▶️ Lanjutkan bukti yang belum selesai", unfinished),))
    for piece in found.pieces[:10]:
        text = f"📎 {short(title(piece), 34)}"
        rows.append((Button(text, Address("item", piece.item.id or 0)),))
    names = list(it.instrument.variables)
    back = Address("variable", row, 0, str(names.index(one.variable)))
    rows.append((Button(f"⬅️ {short(one.variable, 26)}", back), to_desk(it)))
    return tuple(rows)


def _choosing(found: e.Card, row: int, revision: int) -> list[Row]:
    """Bases, then levels; or the substances that make the level."""
    one, held = found.indicator, found.level
    at = (row, revision, one.code)
    if one.substances:
        ticked = held.substances if held else []
        return rows_of(
            [
                Button(f"{'☑️' if s in ticked else '⬜'} {s}", Address("substance", *at, str(n)))
                for n, s in enumerate(one.substances)
            ],
            1,
        )
    basis, level = (held.basis, held.level) if held else (None, 0)
    rows = rows_of(
        [
            Button(
                f"{'✓ ' if b.id == basis else ''}{short(b.unit, 36)}", Address("basis", *at, b.id)
            )
            for b in one.bases
        ],
        1,
    )
    if one.bases and basis is None:
        return rows
    numbers = [
        Button(f"✓ {n}" if n == level else str(n), Address("level", *at, str(n)))
        for n in range(one.highest + 1)
    ]
    return [*rows, tuple(numbers)]


def _to_card(on: e.Card) -> Button:
    row = on.assessed.innovation.id or 0
    return Button("⬅️ Kembali", Address("indicator", row, 0, on.indicator.code))
