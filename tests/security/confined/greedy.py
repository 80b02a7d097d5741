"""Takes more memory than there is for it."""

from typing import Any

from reports.confined import MEMORY, Facts, serve


def work(facts: Facts, data: bytes) -> tuple[Any, bytes]:  # noqa: ARG001
    return len(bytearray(MEMORY)), b""


serve(work)
