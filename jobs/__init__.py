"""When: the ticker, and what it carries out."""
