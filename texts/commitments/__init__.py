"""Commitments: `form` (what is asked), `statement` (the text that is signed, on the screen and on
paper), `screens` (a unit's own, and all of them)."""
