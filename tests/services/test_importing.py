"""Rows of a sheet: read as answers are, entered once, and gone on with after a cut."""

from collections.abc import Sequence
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from sqlmodel import func, select

from forms import rejections as r
from forms.catalog import FORMS
from models import (
    AuditEntry,
    Innovation,
    SheetUpload,
    Status,
    StatusChange,
)
from models.database import Database
from services import people
from services.desk import Terms
from services.errors import NotAllowed, NotFound
from services.importing import sheets
from services.importing.rows import Checked, Lack, Row
from services.instrument import load_instruments
from settings import ROOT
from tests.conftest import START

NOW = START.astimezone(UTC)
TERMS = Terms(load_instruments(ROOT / "data"), NOW, date(2026, 11, 30), FORMS)
VERIFIER = 1003
GOOD: dict[str, Any] = {
    "unit": "dinas pendidikan",
    "problem": "Warga menunggu tiga jam untuk legalisir ijazah.",
    "name": "SAPA WARGA",
    "stage": "penerapan",
    "initiator": "Perangkat Daerah",
    "initiator_name": "Bidang SMP",
    "classification": "Inovasi Perangkat Daerah",
    "digital": "Digital",
    "shape": 1,
    "affair": "Pendidikan",
    "other_affairs": "Kesehatan; Sosial",
    "trial_date": date(2026, 3, 2),
    "application_date": "1 Juni 2026",
    "design": "kata " * 300,
    "aim": "Warga pulang dengan legalisir dalam sepuluh menit.",
    "benefit": "Warga tidak kehilangan satu hari kerja lagi.",
    "result": "Dua ratus warga dilayani dalam satu bulan.",
    "budget": 12_500_000.0,
    "coordinates": "-0.1234, 109.4567",
    "contact": "Operator Disdikbud, 0812-3456-7890",
}


def rows(*values: dict[str, Any]) -> list[Row]:
    return [Row(number, one) for number, one in enumerate(values, start=2)]


def check(
    database: Database, kind: str, given: Sequence[Row], telegram_id: int = VERIFIER
) -> list[Checked]:
    with database.reading() as session:
        return sheets.check(session, kind, given, telegram_id=telegram_id, terms=TERMS)


def faults(found: Checked) -> dict[str, Any]:
    return {f.key: f.why if isinstance(f.why, Lack) else type(f.why) for f in found.faults}


def upload(database: Database, kind: str) -> int:
    with database.transaction() as session:
        by = people.known(session, telegram_id=VERIFIER).id or 0
        row = SheetUpload(kind=kind, file={}, by_id=by, uploaded_at=NOW)
        session.add(row)
        session.flush()
        return row.id or 0


def enter(
    database: Database, number: int, checked: Sequence[Checked], telegram_id: int = VERIFIER
) -> SheetUpload:
    with database.transaction() as session:
        return sheets.enter(session, number, checked, telegram_id=telegram_id, now=NOW)


def count(database: Database, table: type) -> int:
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_a_good_row_becomes_what_an_officer_would_have_sent(planted: Database) -> None:
    (found,) = check(planted, "innovations", rows(GOOD))
    assert found.faults == []
    enter(planted, upload(planted, "innovations"), [found])
    with planted.reading() as session:
        it = session.exec(select(Innovation)).one()
        status = session.exec(select(StatusChange)).one()
        audit = session.exec(select(AuditEntry.action)).all()
    assert (it.number, it.name, it.status) == ("INV-2026-0001", "SAPA WARGA", Status.SENT)
    assert it.draft_id is None
    assert (status.before, status.after) == (None, Status.SENT)
    assert audit[-2:] == ["innovation.imported", "sheet.applied"]
    assert it.profile["stage"] == "Penerapan"
    assert it.profile["shape"] == TERMS.instruments.of(2026).options("bentuk")[0]
    assert it.profile["application_date"] == "2026-06-01"
    assert it.profile["trial_date"] == "2026-03-02"
    assert it.profile["budget"] == 12_500_000
    assert it.profile["coordinates"] == [-0.1234, 109.4567]
    assert it.profile["contact"]["phone"] == "+6281234567890"
    assert it.profile["other_affairs"] == ["Kesehatan", "Sosial"]
    assert it.profile["cluster"] is None
    assert it.profile["awards"] is None
    assert "development_date" not in it.profile
    assert not {"unit", "mandate_year"} & set(it.profile)


def test_every_cell_has_its_own_fault(planted: Database) -> None:
    wrong = GOOD | {
        "unit": "disdikbut",
        "mandate_year": 2031,
        "problem": "terlalu pendek",
        "name": None,
        "initiator": "Siapa saja",
        "application_date": "31/02/2026",
        "development_date": "1/9/2026",
        "design": "terlalu pendek juga",
        "budget": "banyak",
        "contact": "Operator",
    }
    (found,) = check(planted, "innovations", rows(wrong))
    assert faults(found) == {
        "unit": r.NotAnOption,
        "mandate_year": Lack.NOT_A_YEAR,
        "problem": r.TooFewWords,
        "name": Lack.EMPTY,
        "initiator": r.NotAnOption,
        "application_date": r.NotADate,
        "development_date": Lack.NOT_ASKED,
        "design": r.TooFewWords,
        "budget": r.NotMoney,
        "contact": r.ContactWithoutPhone,
    }
    assert {f.row for f in found.faults} == {2}


def test_what_hangs_on_a_faulty_cell_is_left_alone(planted: Database) -> None:
    developed = {"development": "Kini juga lewat antrean daring.", "development_date": "1/9/2026"}
    given = GOOD | developed | {"stage": "entah", "result": None}
    (found,) = check(planted, "innovations", rows(given))
    assert faults(found) == {"stage": r.NotAnOption}


def test_what_is_not_asked_of_a_stage_is_not_lost_in_silence(planted: Database) -> None:
    (found,) = check(planted, "innovations", rows(GOOD | {"stage": "Inisiatif"}))
    expected = {"trial_date", "application_date", "result"}
    assert faults(found) == dict.fromkeys(expected, Lack.NOT_ASKED)


@pytest.mark.parametrize(
    ("given", "year"),
    [(None, 2026), ("", 2026), (2025, 2025), (2024.0, 2024), ("2026", 2026)],
)
def test_the_year_is_the_open_one_unless_said(planted: Database, given: Any, year: int) -> None:
    (found,) = check(planted, "innovations", rows(GOOD | {"mandate_year": given}))
    assert found.values["mandate_year"] == year


@pytest.mark.parametrize("given", [2027, 1999, "dua ribu", "20266", "²⁰²⁵", -2026, 2026.5])
def test_what_is_no_year_of_ours(planted: Database, given: Any) -> None:
    (found,) = check(planted, "innovations", rows(GOOD | {"mandate_year": given}))
    assert faults(found) == {"mandate_year": Lack.NOT_A_YEAR}


def test_each_year_counts_its_own_numbers(planted: Database) -> None:
    given = rows(GOOD, GOOD | {"mandate_year": 2025}, GOOD | {"name": "DUA"})
    enter(planted, upload(planted, "innovations"), check(planted, "innovations", given))
    with planted.reading() as session:
        numbers = [it.number for it in session.exec(select(Innovation).order_by("id"))]
    assert numbers == ["INV-2026-0001", "INV-2025-0001", "INV-2026-0002"]


def test_the_same_name_is_known_in_the_sheet_and_in_the_database(planted: Database) -> None:
    twice = rows(GOOD, GOOD | {"name": "  sapa   warga "}, GOOD | {"unit": "dinkes"})
    checked = check(planted, "innovations", twice)
    assert [found.is_known for found in checked] == [False, True, False]
    enter(planted, upload(planted, "innovations"), checked)
    again = check(planted, "innovations", twice)
    assert [found.is_known for found in again] == [True, True, True]
    assert sheets.preview("innovations", again).new == 0
    enter(planted, upload(planted, "innovations"), checked)  # looked through before the first
    assert count(planted, Innovation) == 2


def test_a_withdrawn_one_may_come_again(planted: Database) -> None:
    enter(planted, upload(planted, "innovations"), check(planted, "innovations", rows(GOOD)))
    with planted.transaction() as session:
        session.exec(select(Innovation)).one().status = Status.WITHDRAWN
    assert check(planted, "innovations", rows(GOOD))[0].is_new


def test_a_cut_off_import_goes_on_where_it_was(planted: Database) -> None:
    given = rows(*(GOOD | {"name": f"INOVASI {n}"} for n in range(250)))
    number, checked = upload(planted, "innovations"), check(planted, "innovations", given)
    assert enter(planted, number, checked).applied_rows == 100
    assert count(planted, Innovation) == 100
    again = check(planted, "innovations", given)  # another process looks through it anew
    assert sum(found.is_known for found in again) == 100
    assert enter(planted, number, again).applied_rows == 200
    closed = enter(planted, number, again)
    assert (closed.applied_rows, closed.applied_at) == (250, NOW)
    with planted.transaction() as session:
        later = NOW + timedelta(hours=1)
        again_closed = sheets.enter(session, number, checked, telegram_id=VERIFIER, now=later)
    assert again_closed.applied_at == NOW
    assert count(planted, Innovation) == 250


def test_a_transaction_that_fails_leaves_nothing_half(planted: Database) -> None:
    given = rows(*(GOOD | {"name": f"INOVASI {n}"} for n in range(3)))
    number, checked = upload(planted, "innovations"), check(planted, "innovations", given)
    checked[2].values["unit"] = 10_000  # no such unit: the database itself refuses
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        enter(planted, number, checked)
    assert count(planted, Innovation) == 0
    with planted.reading() as session:
        assert session.get_one(SheetUpload, number).applied_rows == 0


def test_only_whoever_brought_it_enters_it(planted: Database) -> None:
    number, checked = upload(planted, "innovations"), check(planted, "innovations", rows(GOOD))
    with planted.transaction() as session:
        people.welcome_admin(session, telegram_id=1007, name="Admin", now=NOW)
    with pytest.raises(NotFound):
        enter(planted, number, checked, 1007)
    for stranger_to_it in (1001, 1004):
        with pytest.raises(NotAllowed):
            enter(planted, number, checked, stranger_to_it)
    assert count(planted, Innovation) == 0
