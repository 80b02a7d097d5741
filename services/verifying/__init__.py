"""Bappedalitbang's desk: `cases` is an innovation before a decision, `indicators` one of its
indicators; `verdicts` reads what was claimed and what became of it, `returning` what goes back to
the unit and is mended, `telling` what the unit hears."""
