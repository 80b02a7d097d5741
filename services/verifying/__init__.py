"""Bappedalitbang's desk: `cases` is an innovation before a decision, `returning` what of it goes
back to its unit."""
