"""Tells what it finds around it."""

import os
import resource
from typing import Any

from reports.confined import Facts, serve


def work(facts: Facts, data: bytes) -> tuple[Any, bytes]:  # noqa: ARG001
    memory, _ = resource.getrlimit(resource.RLIMIT_AS)
    seconds, _ = resource.getrlimit(resource.RLIMIT_CPU)
    return {"environment": list(os.environ), "memory": memory, "seconds": seconds}, b""


serve(work)
