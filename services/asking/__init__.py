"""Plain words to a question: a governed reading, pure, never a generated query.

`reader.read` gives a `Reading`; what it knows of the regency comes in as a `Vocabulary`. The way:
`spelling` (abbreviations, Pontianak Malay, endings, slips of the finger), `names` (units and
innovations), `slots` (year, top n, order, ...), `lexicon` (what words mean) and `frames` (which
meanings make which question). `following` carries on what was asked before.
"""
