"""Circulars: `form` (what is asked), `arrival` (as people get and find them), `sending` (before
they go out, and what became of them), `naming` (what all of these say alike)."""
