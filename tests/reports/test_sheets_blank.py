"""A blank that comes back as it was filled in."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from forms.clean import clean
from reports import sheets
from reports.sheets import Value
from reports.sheets.columns import storable
from tests.reports.tables import COLUMNS, HEAD, NAMES, only, row, saved, values

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x.id")', "{=1}")


def filled(*rows: Mapping[str, Value]) -> bytes:
    return sheets.template("Impor inovasi", COLUMNS, rows=rows)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_text_survives(texts: list[str]) -> None:
    written = [row(text, unit="Setda", phone=text) for text in texts]
    kept = [clean(storable(text)).strip() or None for text in texts]
    assert values(filled(*written)) == [row(text, unit="Setda", phone=text) for text in kept]


def test_filled_in_by_another_program() -> None:
    book = load_workbook(BytesIO(filled()))
    only(book).append(["Sapa Warga", NAMES[3], "0812", date(2026, 3, 2), 87.5])
    expected = row("Sapa Warga", unit=NAMES[3], phone="0812", born=date(2026, 3, 2), score=87.5)
    assert values(saved(book)) == [expected]


@pytest.mark.parametrize("typed", [*FORMULAS, "_x0041_", "' petik", "1e5"])
def test_text_stays_text(typed: str) -> None:
    data = filled(row(typed, unit=typed, phone=typed))
    cell = only(load_workbook(BytesIO(data)))["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert values(data) == [row(typed, unit=typed, phone=typed)]


def test_what_no_cell_can_hold_is_left_out() -> None:
    assert values(filled(row("a\ud83db\x0bc\uffff", unit="x"))) == [row("abc", unit="x")]


def test_other_values_keep_their_kind() -> None:
    day = date(2026, 3, 2)
    data = filled(row(7, unit="x" * 40_000, phone=812, born=day, score=87.5))
    expected = row(7, unit="x" * 32_767, phone="812", born=day, score=87.5)
    assert values(data) == [expected]


def test_what_a_person_sees_of_the_blank() -> None:
    data = sheets.template("Impor inovasi", COLUMNS, [row("Sapa Warga", phone="0812")])
    book = load_workbook(BytesIO(data))
    entry, guide, choices = book.worksheets
    assert [sheet.title for sheet in book.worksheets] == ["Isian", "Petunjuk", "Pilihan"]
    assert [cell.value for cell in entry[1]] == HEAD
    assert entry.freeze_panes == "A2"
    assert entry["A1"].comment.text == "Wajib diisi. Nama resmi, tanpa singkatan."
    assert entry["C1"].comment.text == "Boleh dikosongkan."
    assert entry.column_dimensions["C"].width == pytest.approx(18, abs=1)
    assert entry["A1"].fill.fgColor.rgb != entry["C1"].fill.fgColor.rgb
    assert choices.sheet_state == "hidden"
    said = [cell for line in guide.iter_rows(values_only=True) for cell in line if cell]
    assert said[0] == "Impor inovasi"
    assert {*HEAD, "Wajib", "Ya", "Tidak", "Contoh", "Sapa Warga"} <= {*said}
    assert any(str(cell).endswith("dan 26 lagi, lihat daftar pada selnya") for cell in said)


def test_examples_are_never_read() -> None:
    assert values(sheets.template("Impor", COLUMNS, [row("Sapa Warga", unit="Setda")])) == []


def test_phones_are_typed_as_text() -> None:
    entry = only(load_workbook(BytesIO(filled())))
    assert entry.column_dimensions["C"].number_format == "@"
    assert entry.column_dimensions["A"].number_format == "General"


def test_a_long_list_with_commas_to_choose_from() -> None:
    book = load_workbook(BytesIO(filled()))
    (rule,) = only(book).data_validations.dataValidation
    assert (rule.type, str(rule.sqref), rule.formula1) == ("list", "B2:B2001", "Pilihan_2")
    assert book.defined_names["Pilihan_2"].attr_text == "Pilihan!$B$1:$B$38"
    assert tuple(cell.value for cell in book["Pilihan"]["B"]) == NAMES
