"""Innovations as they are when somebody looks at them again."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from models import Innovation, Status, StatusChange
from models.database import Database
from services import people, registration
from tests.conftest import House

PROFILE = {
    "problem": "Warga menunggu tiga jam untuk legalisir ijazah.",
    "name": "SAPA WARGA",
    "stage": "Inisiatif",
    "initiator": "ASN",
    "initiator_name": "Bidang SMP",
    "classification": "Inovasi Perangkat Daerah",
    "digital": "Digital",
    "shape": "Inovasi pelayanan publik",
    "affair": "Pendidikan",
    "other_affairs": None,
    "asta_cita": None,
    "cluster": None,
    "design": " ".join(["kata"] * 300),
    "aim": "Waktu tunggu turun menjadi tiga puluh menit.",
    "benefit": "Warga tidak perlu datang dua kali.",
    "budget": 12_500_000,
    "business_profile": None,
    "ip_document": None,
    "awards": None,
    "coordinates": None,
    "contact": {"name": "Operator Disdikbud", "phone": "+6281234567890"},
}
Registered = Callable[..., int]


@pytest.fixture
def registered(house: House, database: Database) -> Registered:
    """Writes an innovation of Disdikbud as a registration would have left it; gives its id."""

    def write(name: str = "SAPA WARGA", *, status: Status = Status.SENT, year: int = 2026) -> int:
        now = house.bot.house.now()
        with database.transaction() as session:
            who = people.officer(session, telegram_id=1001, now=now)
            it = Innovation(
                unit_id=who.unit.id or 0,
                mandate_year=year,
                sequence=registration.next_sequence(session, year),
                name=name,
                status=status,
                profile=PROFILE | {"name": name},
                registered_by_id=who.person.id or 0,
                registered_at=now,
            )
            session.add(it)
            session.flush()
            number, by = it.id or 0, who.person.id or 0
            session.add(
                StatusChange(innovation_id=number, before=None, after=Status.SENT, by_id=by, at=now)
            )
            return number

    return write


def statuses(database: Database) -> list[str]:
    with database.reading() as session:
        return [it.status for it in session.exec(select(Innovation).order_by(Innovation.id))]  # type: ignore[arg-type]
