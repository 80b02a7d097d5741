"""Innovations to which somebody else gives a score."""

from tests.innovations import conftest as of_innovations

registered = of_innovations.registered
