"""What people typed, in files that others open in Excel."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.conftest import House, Player
from tests.innovations.conftest import Registered

FORMULAS = (
    '=HYPERLINK("https://jahat.example","SAPA")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "=cmd|'/c'!A1",
)


@pytest.mark.parametrize(("command", "button"), [("/rekap", "XLSX"), ("/belum", "XLSX")])
async def test_a_formula_in_a_name_stays_a_name(
    house: House, sekda: Player, registered: Registered, command: str, button: str
) -> None:
    for name in FORMULAS:
        registered(name)
    await sekda.says(command)
    await sekda.taps(button)
    await house.settle()
    book = load_workbook(BytesIO(sekda.hands.files[-1].data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
