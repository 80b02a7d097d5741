"""Takes one sheet apart: `python -m reports.sheets.child`, started by `reports.confined`."""

from datetime import date
from typing import Any

from reports.confined import Facts, serve
from reports.sheets.apart import DAY
from reports.sheets.columns import CellError, Column, SheetError, Value
from reports.sheets.marking import with_comments
from reports.sheets.reading import read_rows


def work(facts: Facts, data: bytes) -> tuple[Any, bytes]:
    columns = [
        Column(**{**column, "options": tuple(column["options"])}) for column in facts["columns"]
    ]
    try:
        if facts["work"] == "mark":
            errors = [CellError(**error) for error in facts["errors"]]
            return {}, with_comments(data, columns, errors)
        rows = read_rows(data, columns, facts["limit"])
    except SheetError as error:
        return {"error": type(error).__name__, "facts": list(vars(error).values())}, b""
    return {"rows": [[row.number, _told(row.values)] for row in rows]}, b""


def _told(values: dict[str, Value]) -> dict[str, Any]:
    return {k: {DAY: v.isoformat()} if isinstance(v, date) else v for k, v in values.items()}


if __name__ == "__main__":
    serve(work)
