"""What leadership looks at."""

from tests.innovations.conftest import registered

__all__ = ["registered"]
