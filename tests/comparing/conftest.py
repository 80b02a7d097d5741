"""Innovations of two units."""

from tests.assessment.conftest import registered

__all__ = ["registered"]
