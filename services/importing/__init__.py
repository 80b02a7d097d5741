"""Many at once, out of a spreadsheet: rows are checked as answers are, then entered."""
