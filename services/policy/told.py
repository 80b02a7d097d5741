"""Which action a recipient needs for a delivery, by its kind."""

from collections.abc import Mapping

from services.policy.rights import Action

TOLD: Mapping[str, Action] = {
    "subscription": Action.RECAP,
    "submitted": Action.VERIFY,
    "uploaded": Action.READ,
    "corrected": Action.VERIFY,
    "withdrawn": Action.VERIFY,
    "decided": Action.READ,
    "checked": Action.READ,
    "proposed": Action.DECIDE_CHANGE,
    "proposal_decided": Action.READ,
    "copy_to_head": Action.READ,
    "access_asked": Action.DECIDE_ACCESS,
    "invitation_redeemed": Action.INVITE,
    "not_me": Action.INVITE,
    "mandate_closed": Action.SEE_REMINDERS,
    "unheard": Action.REMIND,
    "alarm": Action.SEE_HEALTH,
    "downtime": Action.SEE_HEALTH,
}
"""What a recipient of such a delivery has to be allowed when it goes out; of other kinds nothing:
they are about the recipient, or their own rules ask for the post."""
