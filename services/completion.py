"""A form is sent: once, with everything that follows from it, in one transaction."""

from collections.abc import Callable

from services import (
    access,
    answering,
    changes,
    deadlines,
    handing_in,
    invitations,
    notices,
    proposals,
    regency_changes,
    registration,
    scores,
    subscriptions,
    uploads,
)
from services.circulars import writing
from services.commitments import signing
from services.desk import Desk, Tap, is_old
from services.drafts import close
from services.errors import Incomplete
from services.filling import stale
from services.official import entry as official_entry
from services.outcomes import Outcome
from services.package import uploading
from services.planning import closing, pausing, rungs, times
from services.privacy import erasure
from services.review import blockers
from services.staffing import ending, handing
from services.steps import Step
from services.verifying import cases, indicators

COMPLETIONS: dict[str, Callable[[Desk], Outcome | Step]] = {
    "registration": registration.submit,
    "withdrawal": changes.withdraw,
    "proposal_refusal": proposals.refuse,
    "return": cases.give_back,
    "reopening": cases.reopen,
    "lowering": indicators.submit,
    "setting": regency_changes.submit,
    "letterhead": regency_changes.submit_letterhead,
    "on_behalf": registration.begin_for_unit,
    "access": access.ask,
    "access_refusal": access.refuse,
    "invitation": invitations.invite,
    "admin_invitation": invitations.invite,
    "handover": handing.hand_over,
    "deputy": handing.name_deputy,
    "suspension": ending.suspend,
    "dismissal": ending.dismiss,
    "reinstatement": ending.restore,
    "erasure": erasure.erase,
    "invitation_sheet": uploads.take,
    "innovation_sheet": uploads.take,
    "people_sheet": uploads.take,
    "score_sheet": uploads.take,
    "evidence": handing_in.submit,
    "unit_score": scores.submit,
    "official_score": official_entry.submit,
    "uploads": uploading.submit,
    "upload_undone": uploading.undo,
    "promise": answering.promise,
    "not_me": answering.not_me,
    "deadline": deadlines.move,
    "step": rungs.asked,
    "new_step": rungs.asked,
    "pause": pausing.pause,
    "hours": times.asked,
    "hours_change": times.asked,
    "calendar_day": times.asked,
    "closing": closing.close,
    "new_mandate": closing.open_new,
    "circular": writing.write,
    "commitment": signing.sign,
    "subscription": subscriptions.submit,
}


def send(desk: Desk, tap: Tap) -> Outcome | Step:
    """*Kirim*. By a button older than the draft nothing is sent: the step as it stands comes back.
    Incomplete while a question is open or something blocks."""
    if is_old(desk, tap):
        return stale(desk)
    missing = [q for q in desk.asked if not desk.is_answered(q)]
    if lacking := len(missing) + len(blockers(desk)):
        raise Incomplete(lacking)
    return complete(desk)


def complete(desk: Desk) -> Outcome | Step:
    """What comes of the answers; the draft is closed for all who had it open."""
    desk.draft.sent_at = desk.now
    desk.session.add(desk.draft)
    close(desk.session, desk.person)
    for other in desk.others():
        close(desk.session, other)
        notices.owe(
            desk.session, "sent_by_colleague", f"draft:{desk.draft.id}", other, now=desk.now
        )
    return COMPLETIONS[desk.form.name](desk)
