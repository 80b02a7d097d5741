"""The published Bot API as a table, and checks of values against it."""
