"""Rows of people: posts for those with an id, invitations for the others."""

import pytest
from sqlmodel import Session, select

from forms import rejections as r
from models import Delivery, Invitation, Membership, Role
from models.database import Database
from services import invitations, people
from services.errors import Incomplete
from services.importing import sheets
from services.importing.rows import Lack, Row
from tests.services.test_importing import (
    NOW,
    VERIFIER,
    check,
    count,
    enter,
    faults,
    rows,
    upload,
)

PEOPLE = rows(
    {"unit": "dinkes", "role": "operator inovasi", "name": "Operator Dua", "telegram_id": "2001"},
    {"unit": "dinkes", "role": "kepala", "name": "Kepala Dinkes", "telegram_id": "2002"},
    {"unit": "dlh", "role": "Operator inovasi", "name": "Operator DLH", "telegram_id": None},
)


def test_people_get_posts_and_those_without_an_id_an_invitation(planted: Database) -> None:
    (given := list(PEOPLE))[1] = Row(3, {**PEOPLE[1].values, "role": "Kepala perangkat daerah"})
    checked = check(planted, "people", given)
    looked = sheets.preview("people", checked)
    assert (looked.new, looked.cards, looked.faulty) == (3, 1, 0)
    enter(planted, upload(planted, "people"), checked)
    with planted.reading() as session:
        assert _role(session, 2001) == Role.OFFICER
        assert _role(session, 2002) == Role.HEAD
        assert people.known(session, telegram_id=2001).name == "Operator Dua"
        kinds = session.exec(select(Delivery.kind)).all()
    assert kinds == ["post_given", "post_given"]
    assert count(planted, Invitation) == 1
    again = check(planted, "people", given)
    assert [found.is_known for found in again] == [True, True, False]


def _role(session: Session, telegram_id: int) -> str:
    person = people.known(session, telegram_id=telegram_id)
    held = select(Membership.role).where(Membership.person_id == person.id)
    return session.exec(held).one()


def test_faults_of_people(planted: Database) -> None:
    given = rows(
        {"unit": "dinkes", "role": "Admin", "name": "Siapa"},
        {"unit": None, "role": "Operator inovasi", "name": "X", "telegram_id": "0812"},
        {"unit": "kubu", "role": None, "name": None, "telegram_id": "@siapa"},
    )
    assert [faults(found) for found in check(planted, "people", given)] == [
        {"role": r.NotAnOption},
        {"unit": Lack.EMPTY, "name": r.TooShort, "telegram_id": Lack.NOT_AN_ID},
        {"role": Lack.EMPTY, "name": Lack.EMPTY, "telegram_id": Lack.NOT_AN_ID},
    ]


def test_only_an_admin_brings_leaders(planted: Database) -> None:
    with planted.transaction() as session:
        people.welcome_admin(session, telegram_id=1007, name="Admin", now=NOW)
    leader = {"role": "Pimpinan daerah", "unit": None}
    both = rows(leader, leader | {"unit": "dinkes"})
    assert [faults(f) for f in check(planted, "invitations", both)] == [{"role": r.NotAnOption}] * 2
    assert [faults(f) for f in check(planted, "invitations", both, 1007)] == [
        {},
        {"unit": Lack.NOT_ASKED},
    ]


def test_a_sheet_of_invitations_waits_until_every_row_is_good(planted: Database) -> None:
    good, bad = {"unit": "dinkes", "role": "Operator inovasi"}, {"unit": "kubu", "role": "operator"}
    checked = check(planted, "invitations", rows(good, bad))
    looked = sheets.preview("invitations", checked)
    with pytest.raises(Incomplete):
        enter(planted, upload(planted, "invitations"), checked)
    assert (looked.new, looked.faulty, looked.may_enter) == (1, 1, False)
    assert sheets.preview("invitations", check(planted, "invitations", rows(good))).may_enter


def test_links_are_handed_out_for_one_sheet_and_can_be_made_anew(planted: Database) -> None:
    good = {"unit": "dinkes", "role": "Operator inovasi"}
    checked = check(planted, "invitations", rows(good, good | {"unit": "dlh"}))
    enter(planted, upload(planted, "invitations"), checked)
    with planted.transaction() as session:
        by = people.known(session, telegram_id=VERIFIER).id or 0
        first = invitations.hand_out(session, by_id=by, created_at=NOW, now=NOW)
    assert [card.unit for card in first] == ["Dinkes", "DLH"]
    with planted.transaction() as session:
        invitations.redeem(session, first[0].token, telegram_id=4242, name="Tamu", now=NOW)
        second = invitations.hand_out(session, by_id=by, created_at=NOW, now=NOW)
        other = invitations.hand_out(session, by_id=by, created_at=NOW.replace(year=2025), now=NOW)
    assert [card.unit for card in second] == ["DLH"]
    assert second[0].token != first[1].token
    assert other == []
