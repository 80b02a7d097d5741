"""Plain words to a question: a governed reading, pure, never a generated query.

`reader.read` gives a `Reading`; what it knows of the regency comes in as a `Vocabulary`. The way:
`spelling` (abbreviations, Pontianak Malay, endings, slips of the finger), `names` (units and
innovations), `slots` and `dates` (year, top n, order, ...), `lexicon` (what words mean), `frames`
(which meanings make which question), `belonging` (what of it is the question's) and `leftover`
(what is not: then it is only a guess). `following` carries on what was asked before, `asker` fits
it to who asks. `replies` reads what is said to a reminder.
"""
