"""Files out of plain values. Pure; run in a thread."""
