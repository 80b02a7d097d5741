"""What people read about people: nothing without words, no command without a handler."""

from typing import get_args

import pytest

import handlers
from models import Role
from services import outcomes as o
from services.circulars.outcomes import CircularWritten
from services.commitments.outcomes import CommitmentSigned
from services.importing.rows import Lack, Preview
from services.official.outcome import Scored
from services.package.outcome import PackageOutcome
from services.privacy.outcome import Erased
from services.reminder_outcomes import ReminderOutcome
from services.staffing.outcomes import StaffOutcome
from tests.conftest import START
from texts import menu, people, sheets, small_forms

TOLD = (
    o.AccessAsked(Role.OFFICER, "<Unit>"),
    o.AccessHeld(Role.LEADER, ""),
    o.AskedEnough(3),
    o.AccessRefused("<Nama>"),
    o.DecidedBefore("<Nama>", "<Oleh>"),
    o.Invited(1, "t" * 43, Role.HEAD, "<Unit>", START),
    o.SheetTaken(1, "people"),
)
OTHERS = (  # told by texts.outcomes
    CircularWritten,
    CommitmentSigned,
    o.Subscribed,
    o.Registered,
    o.Corrected,
    o.Proposed,
    o.Withdrawn,
    o.ProposalRefused,
    o.Examined,
    o.Lowered,
    o.SettingChanged,
    o.EvidenceTaken,
    o.UnitScored,
    Scored,
    *get_args(ReminderOutcome),
    *get_args(PackageOutcome),
    *get_args(StaffOutcome),
    Erased,
)


@pytest.mark.parametrize("outcome", TOLD, ids=lambda found: type(found).__name__)
def test_every_outcome_is_told_and_escaped(outcome: o.Outcome) -> None:
    text = people.tell(outcome).text
    assert not any(typed in text for typed in ("<Unit>", "<Nama>", "<Oleh>"))
    assert "t" * 43 not in text


def test_no_outcome_is_left_out() -> None:
    assert {type(outcome) for outcome in TOLD} | set(OTHERS) == set(get_args(o.Outcome))


@pytest.mark.parametrize("lack", list(Lack))
def test_every_lack_has_words(lack: Lack) -> None:
    assert sheets.fault(lack)


@pytest.mark.parametrize("role", [None, *Role])
def test_menus_name_only_commands_that_exist(role: Role | None) -> None:
    answered = {name for names in handlers.COMMANDS for name in names}
    listed = menu.commands(role, has_several=True)
    assert {name for name, _ in listed} <= answered
    assert all(1 <= len(what) <= 256 for _, what in listed)
    assert len({name for name, _ in listed}) == len(listed)


def test_every_small_form_has_a_title() -> None:
    assert set(small_forms.WORDS) == set(small_forms.TITLES)


def test_a_caption_fits_with_the_longest_unit() -> None:
    invited = o.Invited(1, "t" * 64, Role.HEAD, "x" * 200, START)
    assert (
        len(
            people.invitation(
                invited, "https://t.me/" + "b" * 32 + "?start=" + "t" * 64, lambda at: at
            )
        )
        < 1024
    )


@pytest.mark.parametrize(
    ("new", "known", "faulty", "kind", "may_enter"),
    [
        (2, 0, 0, "innovations", True),
        (2, 1, 1, "innovations", True),
        (0, 3, 0, "innovations", False),
        (0, 0, 2, "innovations", False),
        (2, 0, 1, "people", False),
        (2, 0, 0, "invitations", True),
    ],
)
def test_the_preview_offers_what_it_may(
    new: int, known: int, faulty: int, kind: str, *, may_enter: bool
) -> None:
    screen = sheets.preview(Preview(kind, new, known, faulty, 0, ()), 7)
    labels = [button.label for row in screen.buttons for button in row]
    assert any("Masukkan" in label for label in labels) == may_enter
