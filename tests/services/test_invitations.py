"""An invitation makes one person what it says, once, within 72 hours."""

import string
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from models import AuditEntry, Delivery, Invitation, Membership, Person, Role, Unit
from models.database import Database
from services import invitations, people
from services.errors import NotAllowed, NotFound, Spent
from services.outcomes import Invited
from services.people import Post
from services.posts import Seat
from tests.conftest import START

VERIFIER, OFFICER = 1003, 1001


def unit(session: Session, code: str = "DINKES") -> Unit:
    return session.exec(select(Unit).where(Unit.code == code)).one()


def invited(
    database: Database, role: Role = Role.OFFICER, *, by: int = VERIFIER, code: str = "DINKES"
) -> Invited:
    with database.transaction() as session:
        seat = Seat(role, unit(session, code) if role in people.OF_A_UNIT else None)
        who = people.known(session, telegram_id=by)
        return invitations.create(session, seat, by=who, now=START)


def redeem(database: Database, token: str, telegram_id: int = 4242, *, hours: float = 1) -> Post:
    with database.transaction() as session:
        return invitations.redeem(
            session,
            token,
            telegram_id=telegram_id,
            name="Tamu",
            now=START + timedelta(hours=hours),
        )


def make_admin(database: Database, telegram_id: int = 1007) -> int:
    with database.transaction() as session:
        people.welcome_admin(session, telegram_id=telegram_id, name="Admin", now=START)
    return telegram_id


def row(database: Database) -> Invitation:
    with database.reading() as session:
        return session.exec(select(Invitation)).one()


def test_the_token_fits_telegram_and_is_kept_nowhere(planted: Database) -> None:
    made = invited(planted)
    assert len(made.token) <= 64
    assert set(made.token) <= set(string.ascii_letters + string.digits + "_-")
    kept = row(planted)
    assert kept.token_hash != made.token
    assert len(kept.token_hash) == 64
    assert kept.expires_at - kept.created_at == timedelta(hours=72)
    with planted.reading() as session:
        audit = [entry.model_dump_json() for entry in session.exec(select(AuditEntry))]
    assert audit
    assert not any(made.token in line for line in audit)


def test_whoever_opens_it_has_the_post_and_the_inviter_hears_of_it(planted: Database) -> None:
    post = redeem(planted, invited(planted).token)
    assert (post.role, post.unit and post.unit.code) == (Role.OFFICER, "DINKES")
    with planted.reading() as session:
        who = people.officer(session, telegram_id=4242, now=START + timedelta(hours=2))
        owed = session.exec(select(Delivery)).one()
        inviter = people.known(session, telegram_id=VERIFIER)
    assert who.unit.code == "DINKES"
    assert (owed.kind, owed.recipient_id) == ("invitation_redeemed", inviter.id)


def test_a_second_person_is_refused_and_becomes_nobody(planted: Database) -> None:
    token = invited(planted).token
    redeem(planted, token)
    with pytest.raises(Spent):
        redeem(planted, token, 4343)
    with planted.reading() as session:
        assert session.exec(select(Person).where(Person.telegram_id == 4343)).first() is None


def test_opened_by_many_at_once_it_makes_one_officer(planted: Database) -> None:
    token = invited(planted).token

    def attempt(telegram_id: int) -> bool:
        with closing(Database(planted.url.render_as_string(hide_password=False))) as own:
            try:
                redeem(own, token, telegram_id)
            except Spent:
                return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(attempt, range(5000, 5006))) == 1


def test_opening_it_again_oneself_is_harmless(planted: Database) -> None:
    token = invited(planted).token
    assert redeem(planted, token).membership_id == redeem(planted, token).membership_id


def test_what_one_is_already_is_not_spent(planted: Database) -> None:
    token = invited(planted, code="DISDIKBUD").token
    held = redeem(planted, token, OFFICER)
    assert row(planted).redeemed_at is None
    with planted.reading() as session:
        mine = select(Membership).where(Membership.id == held.membership_id)
        assert session.exec(mine).one().valid_from == START  # the post from before
    assert redeem(planted, token, 4242).role == Role.OFFICER


@pytest.mark.parametrize(("hours", "is_good"), [(71.99, True), (72, False), (1000, False)])
def test_it_runs_out_after_72_hours(planted: Database, hours: float, *, is_good: bool) -> None:
    token = invited(planted).token
    if is_good:
        assert redeem(planted, token, hours=hours).role == Role.OFFICER
        return
    with pytest.raises(Spent):
        redeem(planted, token, hours=hours)


def test_a_revoked_one_opens_nothing(planted: Database) -> None:
    made = invited(planted)
    with planted.transaction() as session:
        invitations.revoke(session, made.invitation_id, telegram_id=VERIFIER, now=START)
    with pytest.raises(Spent):
        redeem(planted, made.token)
    with pytest.raises(Spent), planted.transaction() as session:
        invitations.revoke(session, made.invitation_id, telegram_id=VERIFIER, now=START)


def test_one_that_was_opened_cannot_be_revoked_or_renewed(planted: Database) -> None:
    made = invited(planted)
    redeem(planted, made.token)
    for change in (invitations.revoke, invitations.renew):
        with pytest.raises(Spent), planted.transaction() as session:
            change(session, made.invitation_id, telegram_id=VERIFIER, now=START)


def test_a_new_link_ends_the_old_one_and_lasts_72_hours_again(planted: Database) -> None:
    made, later = invited(planted), START + timedelta(hours=70)
    with planted.transaction() as session:
        renewed = invitations.renew(session, made.invitation_id, telegram_id=VERIFIER, now=later)
    assert renewed.expires_at == later + timedelta(hours=72)
    with pytest.raises(Spent):
        redeem(planted, made.token)
    assert redeem(planted, renewed.token, hours=100).role == Role.OFFICER


@pytest.mark.parametrize("token", ["", "x" * 43, "' OR 1=1 --", "é" * 64])
def test_what_never_was_a_token_opens_nothing(planted: Database, token: str) -> None:
    invited(planted)
    with pytest.raises(Spent):
        redeem(planted, token)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_invite_whom(planted: Database, role: Role) -> None:
    assert invited(planted, role, by=make_admin(planted)).role == role
    for nobody in (OFFICER, 1004, 1005):
        with pytest.raises(NotAllowed):
            invited(planted, role, by=nobody)
    if role in people.OF_A_UNIT:
        assert invited(planted, role).role == role
        return
    with pytest.raises(NotAllowed):
        invited(planted, role)


def test_nobody_touches_anothers_invitation(planted: Database) -> None:
    made, admin = invited(planted), make_admin(planted)
    for change in (invitations.revoke, invitations.renew):
        with pytest.raises(NotFound), planted.transaction() as session:
            change(session, made.invitation_id, telegram_id=admin, now=START)
        with pytest.raises(NotAllowed), planted.transaction() as session:
            change(session, made.invitation_id, telegram_id=OFFICER, now=START)


def test_waiting_lists_what_can_still_be_opened(planted: Database) -> None:
    kept, opened, gone = invited(planted), invited(planted), invited(planted)
    redeem(planted, opened.token)
    with planted.transaction() as session:
        invitations.revoke(session, gone.invitation_id, telegram_id=VERIFIER, now=START)
        who = people.known(session, telegram_id=VERIFIER)
        listed = invitations.waiting(session, by=who, now=START)
        later = invitations.waiting(session, by=who, now=START + timedelta(hours=72))
    assert [(w.invitation_id, w.unit) for w in listed] == [(kept.invitation_id, "Dinkes")]
    assert later == []
