"""Every form by name, as drafts refer to it."""

from forms import changes, people, settings, verification
from forms.circulars import CIRCULAR
from forms.commitments import COMMITMENT
from forms.evidence import EVIDENCE
from forms.kinds import Form
from forms.official import OFFICIAL_SCORE, SCORE_SHEET
from forms.package import UPLOAD_UNDONE, UPLOADS
from forms.privacy import ERASURE
from forms.registration import REGISTRATION
from forms.reminders import (
    CLOSING,
    DEADLINE,
    NEW_MANDATE,
    NEW_STEP,
    NOT_ME,
    PAUSE,
    PROMISE,
    STEP,
)
from forms.scores import UNIT_SCORE
from forms.subscriptions import SUBSCRIPTION
from forms.times import CALENDAR_DAY, HOURS, HOURS_CHANGE

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        REGISTRATION,
        changes.WITHDRAWAL,
        changes.PROPOSAL_REFUSAL,
        changes.ON_BEHALF,
        verification.RETURN,
        verification.REOPENING,
        verification.LOWERING,
        settings.SETTING,
        settings.LETTERHEAD,
        people.ACCESS,
        people.ACCESS_REFUSAL,
        people.INVITATION,
        people.ADMIN_INVITATION,
        people.HANDOVER,
        people.DEPUTY,
        people.SUSPENSION,
        people.DISMISSAL,
        people.REINSTATEMENT,
        ERASURE,
        people.INVITATION_SHEET,
        people.INNOVATION_SHEET,
        people.PEOPLE_SHEET,
        EVIDENCE,
        UNIT_SCORE,
        OFFICIAL_SCORE,
        SCORE_SHEET,
        UPLOADS,
        UPLOAD_UNDONE,
        PROMISE,
        NOT_ME,
        DEADLINE,
        STEP,
        NEW_STEP,
        PAUSE,
        CLOSING,
        NEW_MANDATE,
        CIRCULAR,
        COMMITMENT,
        SUBSCRIPTION,
        HOURS,
        HOURS_CHANGE,
        CALENDAR_DAY,
    )
}
