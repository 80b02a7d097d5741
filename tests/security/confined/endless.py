"""Never ends; its second is shorter than that of others."""

import resource
from typing import Any

from reports.confined import Facts, serve


def work(facts: Facts, data: bytes) -> tuple[Any, bytes]:  # noqa: ARG001
    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
    while True:
        pass


serve(work)
