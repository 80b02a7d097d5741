"""Circulars: `writing` (a concept, corrected and discarded), `audience` (whom one is addressed to),
`sending` (out to them, called again, taken back), `reading` (the archive, and *read*), `report`
(what became of it, unit by unit)."""
