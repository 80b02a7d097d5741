"""The sheet goes back as it came, with each fault where it is."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment

from reports import sheets
from reports.sheets import CellError, MissingColumns
from reports.sheets.marking import RED, with_comments
from tests.reports.tables import COLUMNS, HEAD, only, row, saved, text_file, values, workbook

ERRORS = [
    CellError(2, "unit", "Perangkat daerah ini tidak dikenal."),
    CellError(3, "name", "Nama wajib diisi."),
    CellError(2, "unit", "Pilih dari daftar."),
]
LETTERHEAD = ["Pemerintah Kabupaten Kubu Raya"]


def marks(data: bytes) -> dict[str, str]:
    """Address of each red cell and its comment; a comment below the header is on a red cell."""
    sheet = only(load_workbook(BytesIO(data)))
    cells = [cell for line in sheet.iter_rows() for cell in line if isinstance(cell, Cell)]
    red = {cell.coordinate: cell for cell in cells if cell.fill.fgColor.rgb == RED.fgColor.rgb}
    said = {c.coordinate: c.comment.text for c in red.values() if c.comment}
    assert said.keys() == red.keys()
    return said


def test_each_fault_at_its_cell_and_nothing_else_changes() -> None:
    data = sheets.template(
        "Impor", COLUMNS, rows=[row("=1+1", unit="entah", phone="0812"), row(None, unit="x")]
    )
    marked = with_comments(data, COLUMNS, ERRORS)
    assert marks(marked) == {
        "B2": "Perangkat daerah ini tidak dikenal.\nPilih dari daftar.",
        "A3": "Nama wajib diisi.",
    }
    assert values(marked) == values(data)
    before, after = (load_workbook(BytesIO(file)) for file in (data, marked))
    assert only(after)["A2"].data_type == "s"
    assert only(after)["A1"].comment.text == only(before)["A1"].comment.text
    assert only(after)["C2"].number_format == "@"
    assert only(after).freeze_panes == "A2"
    assert len(only(after).data_validations.dataValidation) == 1
    assert after["Pilihan"].sheet_state == "hidden"
    assert after.defined_names.keys() == before.defined_names.keys()


def test_notes_are_as_high_as_their_words() -> None:
    """Those of the header as well: openpyxl gives every note the same small box."""
    data = sheets.template("Impor", COLUMNS, rows=[row("Sapa")])
    marked = with_comments(data, COLUMNS, [CellError(2, "name", "Terlalu pendek. " * 20)])
    with ZipFile(BytesIO(marked)) as packed:
        (drawing,) = (name for name in packed.namelist() if name.endswith(".vml"))
        boxes = re.findall(r"width:(\d+)px;height:(\d+)px", packed.read(drawing).decode())
    assert len(boxes) == len(COLUMNS) + 1
    assert {width for width, _ in boxes} == {"260"}
    assert sorted(int(height) for _, height in boxes) == [36, 36, 36, 36, 54, 198]


def test_a_second_round_shows_only_its_own_faults() -> None:
    data = workbook(HEAD, ["Sapa", "entah"], [None, "x"])
    once = with_comments(data, COLUMNS, ERRORS)
    twice = with_comments(once, COLUMNS, [CellError(3, "name", "Masih kosong.")])
    assert marks(twice) == {"A3": "Masih kosong."}
    assert marks(with_comments(twice, COLUMNS, [])) == {}


def test_what_a_person_noted_stays() -> None:
    book = Workbook()
    sheet = only(book)
    sheet.append(HEAD)
    sheet.append(["Sapa", "Setda"])
    sheet["B2"].comment = Comment("Tanya Bu Kabid.", "Operator")
    marked = with_comments(saved(book), COLUMNS, [CellError(2, "name", "Terlalu pendek.")])
    assert only(load_workbook(BytesIO(marked)))["B2"].comment.text == "Tanya Bu Kabid."
    assert marks(marked) == {"A2": "Terlalu pendek."}


def test_columns_that_moved_and_those_that_are_not_there() -> None:
    data = workbook(LETTERHEAD, [], ["Perangkat daerah", "Nama inovasi"], ["x", "Sapa"])
    errors = [
        CellError(4, "name", "Terlalu pendek."),
        CellError(4, "phone", "Wajib diisi."),
        CellError(4, "", "Sudah terdaftar."),
    ]
    assert marks(with_comments(data, COLUMNS, errors)) == {
        "B4": "Terlalu pendek.",
        "A4": "Telepon: Wajib diisi.\nSudah terdaftar.",
    }


@pytest.mark.parametrize("delimiter", [";", ","])
def test_a_text_file_comes_back_as_a_workbook(delimiter: str) -> None:
    rows = [LETTERHEAD, [], HEAD, ["=1+1", "+cmd", "0812", "02/03/2026", "87,5"], ["a\x0bb", "é"]]
    data = text_file(rows, delimiter).encode()
    marked = with_comments(data, COLUMNS, [CellError(4, "born", "Tanggal terlalu tua.")])
    assert marks(marked) == {"D4": "Tanggal terlalu tua."}
    assert values(marked) == [
        row("=1+1", unit="+cmd", phone="0812", born="02/03/2026", score="87,5"),
        row("ab", unit="é"),
    ]
    assert only(load_workbook(BytesIO(marked)))["A4"].data_type == "s"


def test_merged_cells_take_their_fault() -> None:
    book = Workbook()
    sheet = only(book)
    sheet.append(HEAD)
    sheet.append(["Sapa", None])
    sheet.merge_cells("A2:B2")
    marked = with_comments(saved(book), COLUMNS, [CellError(2, "unit", "Wajib diisi.")])
    assert marks(marked) == {"B2": "Wajib diisi."}


def test_words_of_any_length_and_kind() -> None:
    data = workbook(HEAD, ["Sapa", "x"])
    marked = with_comments(data, COLUMNS, [CellError(2, "name", "a\x00<b>&\ud83d" + "x" * 40_000)])
    (said,) = marks(marked).values()
    assert said.startswith("a<b>&x")
    assert len(said) == 32_767


def test_a_sheet_of_something_else() -> None:
    with pytest.raises(MissingColumns):
        with_comments(workbook(["x"]), COLUMNS, ERRORS)
