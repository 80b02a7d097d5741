"""Who may see all scores is for the regency to say."""

import pytest
from sqlmodel import select

from models import AuditEntry, Innovation, RegencySetting, Role
from models.database import Database
from services import people, regency_settings
from services.errors import NotAllowed
from services.policy import Action
from services.regency_settings import SCORES_FOR
from tests.conftest import House
from tests.innovations.conftest import Registered


def sees_scores(house: House, telegram_id: int) -> bool:
    """Of the officer's unit."""
    now = house.bot.house.now()
    with house.bot.house.database.reading() as session:
        person = people.known(session, telegram_id=telegram_id)
        unit_id = session.exec(select(Innovation.unit_id)).one()
        return people.reaches(session, person, Action.SEE_SCORES, unit_id=unit_id, now=now)


def decide(house: House, who: set[Role], *, telegram_id: int = 1003) -> None:
    now = house.bot.house.now()
    with house.bot.house.database.transaction() as session:
        by = people.allowed(session, Action.SET, telegram_id=telegram_id, now=now)
        regency_settings.change(
            session, SCORES_FOR, frozenset(who), by=by, now=now, reason="Kesepakatan rapat."
        )


async def test_scores_are_for_the_unit_leadership_and_bappedalitbang_until_it_is_said_otherwise(
    house: House, registered: Registered
) -> None:
    registered()
    seen = {who: sees_scores(house, who) for who in (1001, 1005, 1002, 1003, 1004)}
    assert seen == {1001: True, 1005: True, 1002: False, 1003: True, 1004: True}
    decide(house, {Role.OFFICER, Role.VERIFIER})
    seen = {who: sees_scores(house, who) for who in (1001, 1005, 1002, 1003, 1004)}
    assert seen == {1001: True, 1005: True, 1002: True, 1003: True, 1004: False}


async def test_a_change_is_audited_once_with_both_values(house: House, database: Database) -> None:
    decide(house, {Role.VERIFIER})
    decide(house, {Role.VERIFIER})
    with database.reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "setting.changed")).one()
        assert entry.before == {"value": ["admin", "leader", "verifier"]}
        assert entry.after == {"value": ["verifier"]}
        assert (entry.subject, entry.reason) == ("setting:scores_for", "Kesepakatan rapat.")
        decided = regency_settings.decided(session, SCORES_FOR)
        assert decided.by
        assert (decided.by.telegram_id, decided.at) == (1003, entry.at)


async def test_only_bappedalitbang_decides(house: House, database: Database) -> None:
    for telegram_id in (1001, 1004, 1005):
        with pytest.raises(NotAllowed):
            decide(house, set(Role), telegram_id=telegram_id)
    with database.reading() as session:
        assert session.exec(select(RegencySetting)).all() == []
