"""The list that the files of this folder write themselves into."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from simulator.call import Call

Method = Callable[["Call"], Any | Awaitable[Any]]
M = TypeVar("M", bound=Method)

METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[M], M]:
    """Enters a function as the method of that name; names are compared without case."""

    def enter(function: M) -> M:
        METHODS[name.lower()] = function
        return function

    return enter
