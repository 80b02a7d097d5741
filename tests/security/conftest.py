"""People of whom the policy speaks, and innovations to speak of."""

from tests.innovations.conftest import registered
from tests.people.conftest import stranger

__all__ = ["registered", "stranger"]
