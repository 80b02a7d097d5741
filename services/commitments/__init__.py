"""Heads commit their units to the duty of the year: `signing` (a head signs, once for each post),
`standing` (who has signed and who has not), `calling` (those who have not are asked to)."""
