"""What people read when a form is sent."""

from collections.abc import Callable
from datetime import datetime

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
from texts.screen import Address, Button, Row, Screen
from texts.words import escape, moment

Local = Callable[[datetime], datetime]


def tell(outcome: o.Outcome, local: Local) -> Screen:  # noqa: C901, PLR0911, PLR0912 (a table)
    match outcome:
        case o.Registered(innovation_id, number, name, at):
            return _registered(innovation_id, number, name, moment(local(at)))
        case o.Corrected(innovation_id, number, keys, is_sent_again):
            return _corrected(innovation_id, number, keys, is_sent_again=is_sent_again)
        case o.Proposed(innovation_id, number, keys):
            return Screen(
                f"📮 <b>Perubahan diusulkan</b> untuk {number}: {_labels(keys)}.\n\n"
                "Inovasi ini sudah diverifikasi, jadi Bappedalitbang memutuskannya; "
                "Anda diberi tahu hasilnya.",
                (_detail(innovation_id),),
            )
        case o.Withdrawn(number, name):
            return Screen(f"Inovasi <b>{escape(name)}</b> ({number}) ditarik; alasannya tercatat.")
        case o.ProposalRefused(number):
            return Screen(f"Usulan perubahan {number} ditolak; pengusul menerima alasannya.")
        case o.Examined():
            return verification.examined(outcome)
        case o.Lowered():
            return checking.lowered(outcome)
        case o.SettingChanged():
            return settings.changed(outcome)
        case o.EvidenceTaken():
            return evidence_card.taken(outcome)
        case o.UnitScored(found):
            return scores.unit(found, local)
        case StepWanted():
            return changes_of_plan.step_wanted(outcome)
        case MandateClosed() | MandateOpened():
            return closing_of_mandates.tell(outcome)
        case RemindersPaused(unit_id, unit, reason):
            return changes_of_plan.paused(unit_id, unit, reason)
        case Scored():
            return official.scored(outcome)
        case UploadTaken() | UploadUndone():
            return package.outcome(outcome)
        case Promised() | NotMeNoted() | DeadlineMoved():
            return reminder_answers.tell(outcome)
        case o.Subscribed(subscription):
            return subscriptions.subscribed(subscription)
        case CircularWritten():
            return circulars.written(outcome)
        case CommitmentSigned():
            return commitments.signed_now(outcome, local)
    if isinstance(outcome, Erased):
        return privacy.erased(outcome)
    if isinstance(outcome, StaffOutcome):
        return staffing.tell(outcome)
    return people.tell(outcome)


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


def _registered(innovation_id: int, number: str, name: str, at: str) -> Screen:
    return Screen(
        f"✅ <b>Terkirim.</b>\n\nInovasi <b>{escape(name)}</b> tercatat dengan nomor "
        f"<b>{number}</b> pada {at}.\nBappedalitbang diberi tahu. Terima kasih.",
        (
            (Button("📄 Tanda terima (PDF)", Address("receipt", innovation_id)),),
            _detail(innovation_id),
        ),
    )


def _corrected(
    innovation_id: int, number: str, keys: tuple[str, ...], *, is_sent_again: bool
) -> Screen:
    if not keys and not is_sent_again:
        return Screen(f"Tidak ada yang berubah pada {number}.", (_detail(innovation_id),))
    what = f"Yang berubah: {_labels(keys)}." if keys else "Dikirim kembali; isian profilnya tetap."
    return Screen(
        f"✅ <b>{number} diperbarui.</b>\n\n{what}\nBappedalitbang diberi tahu.",
        (_detail(innovation_id),),
    )


def _labels(keys: tuple[str, ...]) -> str:
    return ", ".join(wording("registration", key).label for key in keys)


def _detail(innovation_id: int) -> Row:
    return (Button("🔎 Lihat inovasi", Address("innovation", innovation_id)),)
