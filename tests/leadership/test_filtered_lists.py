"""The board, the recap and the answers in words by kind of unit: screen, list, text and sheet name
the same units, and count them alike, whichever filter is asked for."""

import random
import re
from datetime import date, datetime, timedelta
from html import unescape

from models import Unit
from services.asking.question import Intent, Question
from services.boards import Board, Row
from services.mandates import Counting
from services.questions import Standing
from services.rankings.filters import UNIT_KINDS
from services.recap import Recap
from services.workdays import Left
from texts import asking, boards, recap
from texts import listing as listings
from texts.listing import Listing
from texts.screen import Screen

AT = datetime.fromisoformat("2026-11-30T08:00+07:00")
MANY = 60
NAMES = ("Dinas <b>", "R & D", "=SUM(A1)", "Kec. Sungai", "RSUD")
STANDINGS = (Intent.MISSING, Intent.MISSING_COUNT, Intent.DONE, Intent.PROGRESS)
COUNTED = re.compile(r"(\d+) dari (\d+) ")


def some_rows(dice: random.Random) -> tuple[Row, ...]:
    return tuple(
        Row(
            Unit(
                id=n,
                code=f"U{n}",
                kind=dice.choice(UNIT_KINDS),
                name=f"{dice.choice(NAMES)} panjang {n}",
                short_name=f"{dice.choice(NAMES)} {n}",
                is_mandated=True,
                is_confirmed=True,
            ),
            dice.random() < 0.4,
            dice.choice((None, 0, 45)),
            dice.choice((None, AT - timedelta(days=n))),
        )
        for n in range(1, dice.randrange(2, 40))
    )


def units(rows: tuple[Row, ...], kind: str, *, is_done: bool) -> tuple[Unit, ...]:
    return tuple(row.unit for row in rows if row.is_done is is_done and kind in ("", row.unit.kind))


def agrees(screen: Screen, it: Listing, done: tuple[Unit, ...], missing: tuple[Unit, ...]) -> None:
    """The first line counts what the sheet has, and both name the units that there are."""
    states = {str(row[2]): row[4] for row in it.rows}
    assert states == {u.short_name: "Sudah" for u in done} | {
        u.short_name: "Belum" for u in missing
    }
    assert [row[0] for row in it.rows] == list(range(1, len(it.rows) + 1))
    first = unescape(re.sub(r"</?b>", "", screen.text.splitlines()[0]))
    assert first == it.title
    assert listings.pasted(it).text.startswith(f"*{it.title}*")
    if counted := COUNTED.match(first):
        expected = len(done) if "sudah" in first else len(missing)
        assert (int(counted[1]), int(counted[2])) == (expected, len(done) + len(missing))


def named(screen: Screen) -> list[str]:
    """Those behind a bullet."""
    lines = unescape(screen.text).splitlines()
    return sorted(line[2:].split(" · ")[0] for line in lines if line.startswith("• "))


def short(found: tuple[Unit, ...]) -> list[str]:
    return sorted(unit.short_name for unit in found)


def test_boards_by_kind_and_view() -> None:
    dice = random.Random(4)  # noqa: S311
    for _ in range(MANY):
        rows, kind, view = (
            some_rows(dice),
            dice.choice(("", *UNIT_KINDS)),
            dice.choice(("", "sudah")),
        )
        found = Board(2026, rows, (), Counting()).only(kind)
        done, missing = (units(rows, kind, is_done=is_done) for is_done in (True, False))
        screen = boards.card(found, view, AT, lambda moment: moment, is_pinned=False)
        agrees(screen, boards.listing(found, view, AT, lambda moment: moment), done, missing)
        assert named(screen) == short(done if view else missing)


def test_recaps_by_kind() -> None:
    dice, left = random.Random(5), Left(working=21, days=31)  # noqa: S311
    for _ in range(MANY):
        rows, kind = some_rows(dice), dice.choice(("", *UNIT_KINDS))
        done, missing = (units(rows, kind, is_done=is_done) for is_done in (True, False))
        found = Recap(2026, date(2026, 12, 31), done, missing, done[:2], kind=kind, years=(2026,))
        screen = recap.card(found, AT, left)
        agrees(screen, recap.listing(found, AT, left), done, missing)
        counted = re.findall(r": (\d+) dari (\d+) \(", screen.text)
        assert [sum(map(int, column)) for column in zip(*counted, strict=True)] in (
            [],
            [len(done), len(done) + len(missing)],
        )
        said = unescape(screen.text)
        for label, group in (("Belum", missing), ("Sudah", done)):
            names = ", ".join(unit.short_name for unit in group)
            assert (f"{label} ({len(group)}): {names}" in said) is bool(group)


def test_answers_in_words_by_kind_and_intent() -> None:
    dice = random.Random(6)  # noqa: S311
    for _ in range(MANY):
        rows, kind = some_rows(dice), dice.choice((None, *UNIT_KINDS))
        question = Question(dice.choice(STANDINGS), unit_kind=kind)
        done, missing = (units(rows, kind or "", is_done=is_done) for is_done in (True, False))
        found = Standing(2026, done, missing, Counting())
        screen = asking.standing(question, found, 7, AT)
        agrees(screen, asking.listing(question, found, AT), done, missing)
        shown = {Intent.MISSING: missing, Intent.DONE: done}.get(question.intent, ())
        assert named(screen) == short(shown)
