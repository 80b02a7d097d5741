"""Who is in which post, and how posts change hands: looked at, suspended, ended, handed over."""
