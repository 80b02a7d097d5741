"""Whose score is asked for, by somebody who sees those of all units."""

from forms.kinds import UNITS, Choice, Form

UNIT_SCORE = Form("unit_score", 1, (Choice(key="unit", options=UNITS),), has_review=False)
