"""What is taken apart far from the bot: it gives back the same, and takes nothing along."""

from datetime import date

import pytest

from forms.rejections import EmptyDocument, UnreadableDocument, WrongFileType
from reports import documents, sheets
from reports.confined import ENVIRONMENT, MEMORY, SECONDS, BrokeOffError, run
from reports.sheets import CellError, MissingColumns, NotASheet, TooManyRows
from reports.sheets.reading import read_rows
from tests.reports.tables import COLUMNS, HEAD, workbook
from tests.security.test_file_attacks import document

GREEDY, ENDLESS, CURIOUS = (
    f"tests.security.confined.{name}" for name in ("greedy", "endless", "curious")
)
SHEET = workbook(
    HEAD, ["SAPA é", "Setda", "0812", date(2026, 3, 2), 87.5], ["LAIN", None, None, None, 3]
)


def test_a_sheet_comes_back_as_it_is_read_here() -> None:
    assert sheets.read_rows(SHEET, COLUMNS) == read_rows(SHEET, COLUMNS)
    marked = sheets.with_comments(SHEET, COLUMNS, [CellError(2, "name", "Terlalu pendek.")])
    assert read_rows(marked, COLUMNS) == read_rows(SHEET, COLUMNS)


def test_what_is_wrong_with_a_sheet_comes_back_too() -> None:
    with pytest.raises(MissingColumns) as missing:
        sheets.read_rows(workbook(["apa"]), COLUMNS)
    assert missing.value.titles == ("Nama inovasi", "Perangkat daerah")
    with pytest.raises(TooManyRows) as many:
        sheets.read_rows(SHEET, COLUMNS, 1)
    assert many.value.most == 1
    with pytest.raises(NotASheet):
        sheets.with_comments(b"PK\x03\x04", COLUMNS, [])


def test_a_document_comes_back_or_why_it_does_not() -> None:
    assert documents.read_document("docx", document("Naik é")) == "Naik é"
    with pytest.raises(EmptyDocument):
        documents.read_document("docx", document(""))
    with pytest.raises(UnreadableDocument):
        documents.read_document("docx", b"PK\x03\x04")
    with pytest.raises(WrongFileType):
        documents.read_document("pdf", b"%PDF")


@pytest.mark.parametrize("module", [GREEDY, ENDLESS])
def test_too_much_memory_and_too_much_time(module: str) -> None:
    """The second shortens its own time, so as not to be waited for."""
    with pytest.raises(BrokeOffError):
        run(module, {}, b"")


def test_it_knows_neither_settings_nor_secrets() -> None:
    told, _ = run(CURIOUS, {}, b"")
    assert {*told["environment"]} <= {*ENVIRONMENT, "LC_CTYPE"}  # Python sets the last by itself
    assert told["memory"] == MEMORY
    assert told["seconds"] == SECONDS
