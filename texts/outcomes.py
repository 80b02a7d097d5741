"""What people read when a form is sent."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from services import outcomes as o
from services.circulars.outcomes import CircularWritten
from services.commitments.outcomes import CommitmentSigned
from services.official.outcome import Scored
from services.package.outcome import UploadTaken, UploadUndone
from services.privacy.outcome import Erased
from services.reminder_outcomes import (
    DeadlineMoved,
    MandateClosed,
    MandateOpened,
    NotMeNoted,
    Promised,
    RemindersPaused,
    StepWanted,
    TimesWanted,
)
from services.staffing.outcomes import StaffOutcome
from services.steps import Step
from texts import (
    checking,
    evidence_card,
    forms,
    menu,
    official,
    people,
    privacy,
    reminder_answers,
    scores,
    settings,
    staffing,
    subscriptions,
    verification,
)
from texts.catalog import wording
from texts.circulars import sending as circulars
from texts.commitments import screens as commitments
from texts.package import screens as package
from texts.plan import changes as changes_of_plan
from texts.plan import closing as closing_of_mandates
from texts.plan import times as times_of_plan
from texts.screen import Address, Button, Row, Screen
from texts.words import escape, moment

Local = Callable[[datetime], datetime]


def tell(outcome: o.Outcome, local: Local) -> Screen:
    if isinstance(outcome, StaffOutcome):
        return staffing.tell(outcome)
    if dated := DATED.get(type(outcome)):
        return dated(outcome, local)
    if told := TOLD.get(type(outcome)):
        return told(outcome)
    return people.tell(outcome)


def _registered(outcome: o.Registered, local: Local) -> Screen:
    return Screen(
        f"✅ <b>Terkirim.</b>\n\nInovasi <b>{escape(outcome.name)}</b> tercatat dengan nomor "
        f"<b>{outcome.number}</b> pada {moment(local(outcome.at))}.\n"
        "Bappedalitbang diberi tahu. Berikutnya: lengkapi bukti dukungnya lewat /bukti.",
        (
            (Button("📄 Tanda terima (PDF)", Address("receipt", outcome.innovation_id)),),
            _detail(outcome.innovation_id),
        ),
    )


def place(found: Step | o.Registered | None, local: Local) -> Screen:
    """Where somebody is whose answer was cut off."""
    match found:
        case Step():
            screen = forms.card(found)
        case o.Registered():
            screen = tell(found, local)
        case None:
            return Screen(menu.BACK_AGAIN)
    return Screen(menu.resumed(screen.text), screen.buttons)


def _corrected(outcome: o.Corrected) -> Screen:
    number, keys, to_it = outcome.number, outcome.keys, (_detail(outcome.innovation_id),)
    if not keys and not outcome.is_sent_again:
        return Screen(f"Tidak ada yang berubah pada {number}.", to_it)
    what = f"Yang berubah: {_labels(keys)}." if keys else "Dikirim kembali; isian profilnya tetap."
    return Screen(f"✅ <b>{number} diperbarui.</b>\n\n{what}\nBappedalitbang diberi tahu.", to_it)


def _proposed(outcome: o.Proposed) -> Screen:
    return Screen(
        f"📮 <b>Perubahan diusulkan</b> untuk {outcome.number}: {_labels(outcome.keys)}.\n\n"
        "Inovasi ini sudah diverifikasi, jadi Bappedalitbang memutuskannya; "
        "Anda diberi tahu hasilnya.",
        (_detail(outcome.innovation_id),),
    )


def _withdrawn(outcome: o.Withdrawn) -> Screen:
    return Screen(
        f"Inovasi <b>{escape(outcome.name)}</b> ({outcome.number}) ditarik; alasannya tercatat.",
        ((Button("🗂 Inovasi unit kami", Address("innovations")),),),
    )


def _refused(outcome: o.ProposalRefused) -> Screen:
    return Screen(f"Usulan perubahan {outcome.number} ditolak; pengusul menerima alasannya.")


def _labels(keys: tuple[str, ...]) -> str:
    return ", ".join(wording("registration", key).label for key in keys)


def _detail(innovation_id: int) -> Row:
    return (Button("🔎 Lihat inovasi", Address("innovation", innovation_id)),)


DATED: Mapping[type, Callable[[Any, Local], Screen]] = {
    o.Registered: _registered,
    o.UnitScored: lambda outcome, local: scores.of_any_unit(outcome.scores, local),
    CommitmentSigned: commitments.signed_now,
}
TOLD: Mapping[type, Callable[[Any], Screen]] = {
    o.Corrected: _corrected,
    o.Proposed: _proposed,
    o.Withdrawn: _withdrawn,
    o.ProposalRefused: _refused,
    o.Examined: verification.examined,
    o.Lowered: checking.lowered,
    o.SettingChanged: settings.changed,
    o.EvidenceTaken: evidence_card.taken,
    o.Subscribed: lambda outcome: subscriptions.subscribed(outcome.subscription),
    StepWanted: changes_of_plan.step_wanted,
    TimesWanted: times_of_plan.wanted,
    MandateClosed: closing_of_mandates.tell,
    MandateOpened: closing_of_mandates.tell,
    RemindersPaused: lambda one: changes_of_plan.paused(one.unit_id, one.unit, one.pause),
    Promised: reminder_answers.tell,
    NotMeNoted: reminder_answers.tell,
    DeadlineMoved: reminder_answers.tell,
    Scored: official.scored,
    UploadTaken: package.outcome,
    UploadUndone: package.outcome,
    CircularWritten: circulars.written,
    Erased: privacy.erased,
}
"""By the kind of outcome; what is about people and posts is told in `people` and `staffing`."""
