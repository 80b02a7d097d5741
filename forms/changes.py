"""Short forms about an innovation that exists."""

from forms.kinds import UNITS, Choice, Form, Text

WITHDRAWAL = Form("withdrawal", 1, (Text(key="reason", least=10, most=500),))
PROPOSAL_REFUSAL = Form(
    "proposal_refusal", 1, (Text(key="reason", least=10, most=500),), has_review=False
)
ON_BEHALF = Form("on_behalf", 1, (Choice(key="unit", options=UNITS),), has_review=False)
