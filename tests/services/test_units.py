"""Units by the names that people use: the rules of the field, as a table."""

import csv
from collections import defaultdict
from datetime import date
from io import StringIO

import pytest
from sqlmodel import select

from forms.rejections import NotAnOption
from models import Unit, UnitName
from models.database import Database
from services import units
from settings import ROOT

TODAY = date(2026, 11, 30)
ROWS = list(csv.DictReader(StringIO((ROOT / "data" / "opd.csv").read_text(encoding="utf-8"))))
TWO_OF_ONE_NAME = (
    "batu ampar", "kubu", "sungai kakap", "sungai ambawang", "kuala mandor b", "rasau jaya",
    "terentang", "teluk pakedai",
)  # fmt: skip


def found(database: Database, text: str) -> units.Match:
    with database.reading() as session:
        return units.find(session, text, today=TODAY)


def short(unit: Unit | None) -> str | None:
    return unit.short_name if unit else None


def aliases() -> list[tuple[str, str]]:
    """Each spelling of the list that belongs to one unit alone, with its short name."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        for name in (row["nama"], row["singkatan"], *row["alias"].split(";")):
            owners[units.normalised(name)].add(row["singkatan"])
    return sorted((name, min(names)) for name, names in owners.items() if name and len(names) == 1)


def test_every_spelling_of_the_list_is_exact(planted: Database) -> None:
    assert len(aliases()) > 250
    wrong = [(n, s) for n, s in aliases() if short(found(planted, n).unit) != s]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("camat kubu", "Kec. Kubu"),
        ("Kec. Kubu", "Kec. Kubu"),
        ("kecamatan kubu", "Kec. Kubu"),
        ("puskesmas kubu", "PKM Kubu"),
        ("PKM Sui. Kakap", "PKM Sungai Kakap"),
        ("pkm sui kakap", "PKM Sungai Kakap"),
        ("kapus sungai kakap", "PKM Sungai Kakap"),
        ("camat sei ambawang", "Kec. Sungai Ambawang"),
        ("telok pa'kedai kecamatan", None),
        ("Kec. Telok Pa’kedai", "Kec. Teluk Pakedai"),
        ("pu", "PUPRPRKP"),
        ("Dinas PU Kab. Kubu Raya", None),
        ("dinas pu kubu raya", "PUPRPRKP"),
        ("Disdikbud KKR", "Disdikbud"),
        ("  DISDIK  ", "Disdikbud"),
        ("Dinas Pendidikan & Kebudayaan", None),
        ("RSUD Kubu Raya", "RSUD TBSI"),
        ("mandor b", "Kec. Kuala Mandor B"),
        ("satpol-pp", "Satpol PP"),
    ],
)
def test_names_as_people_type_them(planted: Database, text: str, unit: str | None) -> None:
    assert short(found(planted, text).unit) == unit


@pytest.mark.parametrize("name", TWO_OF_ONE_NAME)
def test_a_kecamatan_and_a_puskesmas_of_one_name_ask(planted: Database, name: str) -> None:
    match = found(planted, name)
    assert match.unit is None
    assert match.likely is None
    assert {unit.kind for unit in match.nearest} == {"kecamatan", "puskesmas"}


@pytest.mark.parametrize("name", TWO_OF_ONE_NAME)
@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("kecamatan", "kecamatan"),
        ("kec.", "kecamatan"),
        ("puskesmas", "puskesmas"),
        ("PKM", "puskesmas"),
    ],
)
def test_a_word_settles_it(planted: Database, word: str, kind: str, name: str) -> None:
    unit = found(planted, f"{word} {name}").unit
    assert unit is not None
    assert unit.kind == kind


def test_so_does_the_title_of_who_runs_it(planted: Database) -> None:
    for title, kind in (("camat", "kecamatan"), ("kapus", "puskesmas")):
        kinds = [found(planted, f"{title} {name}").unit for name in TWO_OF_ONE_NAME]
        assert [unit and unit.kind for unit in kinds] == [kind] * len(TWO_OF_ONE_NAME)


@pytest.mark.parametrize("text", ["kubu raya", "Kabupaten Kubu Raya", "KKR", "kubu raya!"])
def test_the_regency_is_no_unit(planted: Database, text: str) -> None:
    assert found(planted, text) == units.Match(None, None, ())


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("disdikbut", "Disdikbud"),
        ("dinas pendidikn", "Disdikbud"),
        ("disdukcapi", "Disdukcapil"),
        ("bapedalitbang", "Bappedalitbang"),
        ("dinas kesehtan", "Dinkes"),
        ("diskominfoo", "Diskominfo"),
    ],
)
def test_misspellings_are_guessed_and_said_back(planted: Database, text: str, unit: str) -> None:
    match = found(planted, text)
    assert match.unit is None  # never taken without a word
    assert short(match.likely) == unit
    assert short(match.nearest[0]) == unit


@pytest.mark.parametrize("text", ["dnks", "xx", "dpk", "zzzzzzzz"])
def test_what_is_short_or_like_nothing_is_not_guessed(planted: Database, text: str) -> None:
    match = found(planted, text)
    assert match.unit is None
    assert match.likely is None


def test_match_takes_a_name_and_refuses_a_guess(planted: Database) -> None:
    with planted.reading() as session:
        assert units.match(session, "dinkes", today=TODAY).code == "DINKES"
        with pytest.raises(NotAnOption) as refusal:
            units.match(session, "disdikbut", today=TODAY)
    assert refusal.value.nearest[0] == "Disdikbud"


def test_a_former_name_still_finds_and_a_closed_unit_does_not(planted: Database) -> None:
    with planted.transaction() as session:
        by_code = {u.code: u for u in session.exec(select(Unit))}
        session.add(
            UnitName(
                unit_id=by_code["DISKAN"].id or 0,
                name="Dinas Perikanan dan Laut",
                short_name="Diskanla",
                valid_to=TODAY,
            )
        )
        by_code["DISHUB"].valid_to = TODAY
    assert short(found(planted, "diskanla").unit) == "Diskan"
    assert found(planted, "dishub").unit is None
