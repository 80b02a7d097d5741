"""Which answers hold a person's name or number. They live in the person's own row and in the
contact of an innovation, and nowhere else for longer than it takes."""

from collections.abc import Mapping

PERSONAL: Mapping[str, frozenset[str]] = {
    "registration": frozenset({"contact"}),
    "access": frozenset({"person"}),
    "not_me": frozenset({"who"}),
}  # the keys of questions, by form
OF_PROFILE = PERSONAL["registration"]


def former(number: int) -> str:
    """What somebody is called whose name is kept no more."""
    return f"Mantan pengguna {number}"
