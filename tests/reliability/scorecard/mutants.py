"""Faults put into copies of the product, each with the test that has to find it.

A mutant is caught only by an assertion that fails: a crash, an import that fails or a run that
takes too long is not one, and is told as what it is.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from settings import ROOT

LEFT_OUT = shutil.ignore_patterns(".*", "var", "docs", "__pycache__")
LONGEST = 120  # seconds for one test, on a machine that has other work
ALL_GREEN, SOME_RED = 0, 1  # exit statuses of pytest
ASSERTED = ("E   assert ", "E   AssertionError", "E   Failed: DID NOT RAISE")
INTAKE = "tests/gateway/test_intake.py::"
SENDER = "tests/gateway/test_sender.py::"
PACING = "tests/gateway/test_pacing.py::"
WEBHOOK = "tests/gateway/test_webhook.py::"
OUTBOX = "tests/reliability/test_outbox.py::"
MANY = "tests/reliability/test_outbox_of_many.py::"
RESTART = "tests/line/test_restart.py::"


@dataclass(frozen=True, slots=True)
class Mutant:
    """`old` stands exactly once in `file`; `check` is a test of pytest."""

    name: str
    file: str
    old: str
    new: str
    check: str

    def applied(self, tree: Path) -> str:
        """The file with the fault in it. Raises ValueError if the product has changed under it."""
        whole = (tree / self.file).read_text()
        if whole.count(self.old) != 1:
            raise ValueError(f"{self.name}: does not apply any more")
        return whole.replace(self.old, self.new)


MUTANTS = (
    Mutant(
        "the newest of a chat first",
        "gateway/intake.py",
        "    .order_by(ROWS.c.id)\n",
        "    .order_by(ROWS.c.id.desc())\n",
        INTAKE + "test_order_within_a_chat",
    ),
    Mutant(
        "parked after two tries",
        "gateway/intake.py",
        "TRIES = 3\n",
        "TRIES = 2\n",
        INTAKE + "test_three_tries_then_parked_and_told",
    ),
    Mutant(
        "no replay at the start",
        "gateway/intake.py",
        "        for chat in chats:\n",
        "        for chat in chats[:0]:\n",
        INTAKE + "test_leftovers_are_taken_up",
    ),
    Mutant(
        "an effect twice after a takeover",
        "gateway/intake.py",
        "if connection.execute(SETTLE, mine).rowcount != 1:",
        "if connection.execute(SETTLE, mine).rowcount < 0:",
        INTAKE + "test_an_effect_that_another_process_had_already_is_undone",
    ),
    Mutant(
        "nobody who was cut off is shown where they are",
        "gateway/intake.py",
        "        return chats\n",
        "        return {}\n",
        RESTART + "test_whoever_was_cut_off_is_shown_where_they_are",
    ),
    Mutant(
        "confirmed without being stored",
        "gateway/polling.py",
        "self.intake.store(updates)",
        "self.intake.store(updates[:0])",
        INTAKE + "test_polling_stores_and_passes_the_offset_only",
    ),
    Mutant(
        "a webhook's update confirmed though not stored",
        "gateway/webhook.py",
        "return web.Response(status=500)",
        "return web.Response()",
        WEBHOOK + "test_what_is_not_stored_is_not_confirmed",
    ),
    Mutant(
        "a webhook without its secret",
        "gateway/webhook.py",
        "            return web.Response(status=403)\n        return",
        "            pass\n        return",
        WEBHOOK + "test_without_the_secret_nothing_is_taken",
    ),
    Mutant(
        "lost answer taken for surely not sent",
        "gateway/sender.py",
        "return NotSent() if isinstance(error.__cause__, SURELY_NOT_SENT) else Unknown()",
        "return NotSent()",
        SENDER + "test_accepted_and_the_answer_lost",
    ),
    Mutant(
        "surely not sent taken for unknown",
        "gateway/sender.py",
        "return NotSent() if isinstance(error.__cause__, SURELY_NOT_SENT) else Unknown()",
        "return Unknown()",
        SENDER + "test_what_never_left_is_known_not_to_have_arrived",
    ),
    Mutant(
        "forty a second",
        "gateway/pacing.py",
        "Meter(1 / 30, 0.1)",
        "Meter(1 / 40, 0.1)",
        PACING + "test_thirty_a_second_and_no_slower",
    ),
    Mutant(
        "thirty a minute to a group",
        "gateway/pacing.py",
        "Meter(3.0, 0.0)",
        "Meter(2.0, 0.0)",
        PACING + "test_twenty_a_minute_to_a_group",
    ),
    Mutant(
        "429 as failed",
        "jobs/delivery.py",
        "            _paused(session, delivery, outcome, house)\n",
        '            deliveries.end(session, delivery, DeliveryState.FAILED, "429")\n',
        OUTBOX + "test_a_429_is_no_attempt",
    ),
    Mutant(
        "429 counted as an attempt",
        "services/deliveries.py",
        "        delivery.attempts -= delivery.state == DeliveryState.SENDING\n",
        "",
        OUTBOX + "test_a_429_is_no_attempt",
    ),
    Mutant(
        "unknown as sent",
        "jobs/delivery.py",
        "            _unknown(session, delivery, house)\n",
        "            deliveries.sent(session, delivery, message_id=0, now=house.now())\n",
        OUTBOX + "test_an_open_fate_is_tried_again_for_ever_and_counted",
    ),
    Mutant(
        "unknowns not counted",
        "services/deliveries.py",
        "    delivery.unknowns += maybe_arrived\n",
        "",
        OUTBOX + "test_an_open_fate_is_tried_again_for_ever_and_counted",
    ),
    Mutant(
        "written to although they blocked",
        "jobs/delivery.py",
        "    deliveries.lost(session, delivery, reason=reason, now=house.now())\n",
        "",
        OUTBOX + "test_each_forbidden_makes_the_person_unreachable",
    ),
    Mutant(
        "what is held stays held",
        "services/deliveries.py",
        "delivery.next_try_at = DeliveryState.PLANNED, None, now",
        "delivery.next_try_at = DeliveryState.HELD, None, now",
        OUTBOX + "test_what_is_owed_to_the_unreachable_waits_until_they_are_heard_of",
    ),
    Mutant(
        "every held reminder is sent",
        "services/deliveries.py",
        "        if older := newest.get(key):\n",
        '        if older := newest.get(""):\n',
        OUTBOX + "test_what_is_owed_to_the_unreachable_waits_until_they_are_heard_of",
    ),
    Mutant(
        "a chat that moved keeps its old id",
        "services/deliveries.py",
        "    session.execute(person.values(telegram_id=new))\n",
        "",
        OUTBOX + "test_a_chat_that_moved_is_found_again",
    ),
    Mutant(
        "what was cut off is not recovered",
        "services/deliveries.py",
        "    for delivery in cut_off:\n",
        "    for delivery in cut_off[:0]:\n",
        OUTBOX + "test_stopping_cuts_off_and_the_next_start_counts_it",
    ),
    Mutant(
        "no lanes",
        "services/deliveries.py",
        "sorted(_waiting_kinds(session), key=lane_of)",
        "sorted(_waiting_kinds(session))",
        MANY + "test_notices_go_before_reminders_and_circulars_last",
    ),
)


def copy(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT, folder, ignore=LEFT_OUT))


def verdict(mutant: Mutant, tree: Path) -> str:
    """ "caught", "alive", "too long" or "crashed"; the tree is whole again afterwards."""
    file = tree / mutant.file
    whole = file.read_text()
    file.write_text(mutant.applied(tree))
    try:
        status, said = checked(tree, [mutant.check])
    except subprocess.TimeoutExpired:
        return "too long"
    finally:
        file.write_text(whole)
    if status == SOME_RED and any(sign in said for sign in ASSERTED):
        return "caught"
    return "alive" if status == ALL_GREEN else "crashed"


def checked(tree: Path, checks: Iterable[str], longest: int = LONGEST) -> tuple[int, str]:
    """The exit status of pytest over these tests of that tree, and what it printed. Raises
    subprocess.TimeoutExpired."""
    given = [sys.executable, "-m", "pytest", "-x", "--tb=short", "--color=no", *checks]
    quiet = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(  # noqa: S603 (our own interpreter and files)
        given, cwd=tree, env=quiet, capture_output=True, text=True, timeout=longest, check=False
    )
    return ran.returncode, ran.stdout
