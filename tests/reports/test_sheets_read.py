"""Sheets as people send them."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from defusedxml.common import EntitiesForbidden
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.clean import clean
from reports import sheets
from reports.sheets import Column, MissingColumns, NotASheet, TooLarge, TooManyRows
from reports.sheets.reading import read_rows
from tests.reports.tables import COLUMNS, HEAD, row, text_file, values, workbook

MORNING = datetime.fromisoformat("2026-03-02T08:30")


def test_types_and_numbers_of_rows() -> None:
    data = workbook(
        HEAD,
        ["  Sapa Warga \n", "Dinas Perikanan", 6281200000000, MORNING, 87.5],
        [],
        [None, "   ", None, None, None],
        [0, "Kecamatan Kubu", "0812-0000", date(2025, 12, 31), 3],
        ["a\r\nb", "x", 812.0, time(8, 30), True],
    )
    assert read_rows(data, COLUMNS) == [
        sheets.SheetRow(2, row("Sapa Warga", unit="Dinas Perikanan", phone="6281200000000",
                               born=date(2026, 3, 2), score=87.5)),
        sheets.SheetRow(5, row(0, unit="Kecamatan Kubu", phone="0812-0000",
                               born=date(2025, 12, 31), score=3)),
        sheets.SheetRow(6, row("a\nb", unit="x", phone="812", born="08:30:00", score="Ya")),
    ]  # fmt: skip


def test_a_row_of_nothing_but_zero_is_a_row() -> None:
    assert [found.number for found in read_rows(workbook(HEAD, [], [0]), COLUMNS)] == [3]


def test_titles_in_any_order_and_spelling_below_a_letterhead() -> None:
    data = workbook(
        ["Pemerintah Kabupaten Kubu Raya"],
        [],
        ["No", "  PERANGKAT   daerah * ", "Catatan", "nama inovasi", None, "Nama inovasi"],
        [1, "Setda", "abaikan", "Sapa", "", "kedua"],
    )
    assert read_rows(data, COLUMNS) == [sheets.SheetRow(4, row("Sapa", unit="Setda"))]


def test_missing_titles_are_named() -> None:
    with pytest.raises(MissingColumns) as raised:
        read_rows(workbook(["Nama inovasi", "Telepon"], ["Sapa", "1"]), COLUMNS)
    assert raised.value.titles == ("Perangkat daerah",)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"apa saja", workbook(), workbook(["x"])])
def test_nothing_of_ours_in_it(data: bytes) -> None:
    with pytest.raises(MissingColumns) as raised:
        read_rows(data, COLUMNS)
    assert raised.value.titles == ("Nama inovasi", "Perangkat daerah")


def test_no_title_found_though_none_is_required() -> None:
    with pytest.raises(MissingColumns):
        read_rows(workbook(["x"], ["y"]), [Column("name", "Nama", 9, required=False)])


def test_a_limit_of_filled_rows() -> None:
    rows: list[list[str]] = [["Sapa", "Setda"], []] * 3
    data = workbook(["Kop"], HEAD, *rows)
    assert len(read_rows(data, COLUMNS, 3)) == 3
    with pytest.raises(TooManyRows) as raised:
        read_rows(data, COLUMNS, 2)
    assert raised.value.most == 2


def test_formulas_are_not_computed() -> None:
    """What Excel showed last is read; a program that shows nothing leaves nothing."""
    assert values(workbook(HEAD, ["=1+1", "Setda"])) == [row(None, unit="Setda")]
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_formula(1, 0, "=1+1", value=7)
    assert values(target.getvalue()) == [row(7)]


def changed(data: bytes, before: bytes, after: bytes) -> bytes:
    """The workbook with other words in its first sheet."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert before in part
                part = part.replace(before, after)
            copy.writestr(name, part)
    return target.getvalue()


def test_a_wrong_size_in_the_file_loses_no_row() -> None:
    data = workbook(HEAD, ["Sapa", "Setda"], ["Dua", "Setda"])
    assert len(values(changed(data, b'ref="A1:E3"', b'ref="A1"'))) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 rusak",
        workbook(HEAD)[:-200],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "Nama inovasi".encode("utf-16"),
    ],
)
def test_not_a_sheet(data: bytes) -> None:
    with pytest.raises(NotASheet):
        read_rows(data, COLUMNS)


def test_a_zip_that_is_no_workbook() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        packed.writestr("foto.txt", "bukan")
    with pytest.raises(NotASheet):
        read_rows(target.getvalue(), COLUMNS)


def test_a_bomb_is_not_unpacked() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for number in range(4):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", bytes(9_000_000))
    assert len(target.getvalue()) < 100_000
    with pytest.raises(TooLarge):
        read_rows(target.getvalue(), COLUMNS)


def test_entities_do_not_multiply() -> None:
    """The billion laughs."""
    data = changed(
        workbook(HEAD, ["Sapa", "Setda"]),
        b"<worksheet ",
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet ',
    )
    with pytest.raises(NotASheet) as raised:
        read_rows(data, COLUMNS)
    reported = raised.value.__cause__
    assert reported
    assert isinstance(reported.__cause__, EntitiesForbidden)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_files(delimiter: str, encoding: str) -> None:
    text = text_file(
        [HEAD, ["Café; a, b", "Setda", "0812", "02/03/2026", "87,5"], [], ["dua\nbaris", "x"]],
        delimiter,
    )
    assert read_rows(text.encode(encoding), COLUMNS) == [
        sheets.SheetRow(2, row("Café; a, b", unit="Setda", phone="0812", born="02/03/2026",
                               score="87,5")),
        sheets.SheetRow(4, row("dua\nbaris", unit="x")),
    ]  # fmt: skip


def test_titles_with_commas_do_not_mislead() -> None:
    columns = [Column("a", "Nama, alias, dan gelar", 9, required=True),
               Column("b", "Nilai", 9, required=True)]  # fmt: skip
    (found,) = read_rows(b"Nama, alias, dan gelar;Nilai\nSapa;3\n", columns)
    assert found.values == {"a": "Sapa", "b": "3"}


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60), st.sampled_from(";,\t"))
def test_any_text_survives_a_text_file(text: str, delimiter: str) -> None:
    text = text.replace("\0", "").replace("\r", "")
    data = text_file([HEAD, [text, "Setda"]], delimiter).encode()
    assert values(data) == [row(clean(text).strip() or None, unit="Setda")]
