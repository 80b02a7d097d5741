"""The table of rights is whole: nothing that people can reach is missing from it."""

from itertools import chain

import pytest

import handlers
import texts.groups
from handlers import groups
from jobs import notices
from models import Role
from services import policy
from services.policy import Action, Reach, rights
from texts import menu


def test_every_command_has_a_row() -> None:
    names = {name for several in handlers.COMMANDS for name in several}
    assert names == policy.COMMANDS.keys()


def test_every_button_has_a_row() -> None:
    assert handlers.BUTTONS.keys() | groups.BUTTONS.keys() == policy.VERBS.keys()
    assert not handlers.BUTTONS.keys() & groups.BUTTONS.keys()


def test_what_is_answered_in_groups_names_no_person() -> None:
    assert {policy.COMMANDS[name] for name in groups.ANSWERS} <= policy.IN_GROUPS
    assert groups.ANSWERS.keys() == texts.groups.ASKABLE.keys()


def test_every_described_command_exists() -> None:
    assert menu.WHAT.keys() <= policy.COMMANDS.keys()
    assert {verb for _, verb in menu.GOES_TO.values()} <= policy.VERBS.keys()
    assert sorted(chain.from_iterable(menu.TOPICS.values())) == sorted(menu.WHAT)


def test_every_action_says_for_each_role_how_far_it_reaches() -> None:
    assert rights._TABLE.keys() == set(Action)
    assert {len(row) for row in rights._TABLE.values()} == {len(Role) + 1}


@pytest.mark.parametrize("action", Action)
def test_admins_may_whatever_bappedalitbang_may(action: Action) -> None:
    assert policy.reach(Role.ADMIN, action) >= policy.reach(Role.VERIFIER, action)


def test_who_has_no_post_reaches_nothing_of_a_unit() -> None:
    reaches = {action: policy.reach(None, action) for action in Action}
    assert {a for a, reach in reaches.items() if reach > Reach.SELF} == {Action.SEE_DEADLINE}


@pytest.mark.parametrize("role", Role)
def test_the_menu_of_a_role_holds_what_it_may(role: Role) -> None:
    shown = {name for name, _ in menu.commands(role, has_several=True)}
    assert {policy.may(role, policy.COMMANDS[name]) for name in shown} == {True}
    hidden = menu.WHAT.keys() - shown - {"mulai"}
    assert {policy.may(role, policy.COMMANDS[name]) for name in hidden} <= {False}


@pytest.mark.parametrize("role", Role)
def test_keys_and_suggestions_are_what_the_role_may(role: Role) -> None:
    assert {policy.may(role, policy.COMMANDS[name]) for name in menu.MOST[role]} == {True}


def test_what_is_told_by_post_is_a_delivery() -> None:
    assert policy.TOLD.keys() <= notices.KINDS.keys()
