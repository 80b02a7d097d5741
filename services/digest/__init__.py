"""The weekly digest: `report` (what it says), `sending` (to whom and when)."""
