"""Scores that somebody else gave: `ledger` writes them down and keeps what they replace, `options`
and `entry` are the form of one, `sheet` the rows of many, `overview` what stands."""
