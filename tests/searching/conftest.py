"""Innovations of two units, one of them published."""

from tests.assessment.conftest import registered

__all__ = ["registered"]
