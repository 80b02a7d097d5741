"""Files that somebody sent are taken apart in a process of their own, with little memory and little
time: what breaks there, or never ends, takes nothing else along. It gets neither the settings nor
the database. What goes in and comes out is JSON and bytes."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MEMORY = 768 * 1024 * 1024  # bytes; 5,000 rows of 30 columns took a fourth of it
SECONDS = 60  # of the processor; 5,000 rows of 30 columns, marked one by one, took 20
PATIENCE = 180.0  # seconds on the clock, on a busy machine
LARGEST = 64 * 1024 * 1024  # bytes of a file that it writes on its way
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: LARGEST,
    resource.RLIMIT_CORE: 0,
}
Facts = dict[str, Any]
Work = Callable[[Facts, bytes], tuple[Any, bytes]]


class BrokeOffError(Exception):
    """It took too much, or died of it."""


def run(module: str, facts: Facts, data: bytes) -> tuple[Any, bytes]:
    """What `serve` of that module makes of it. Waits: to be called in a thread."""
    sent = json.dumps(facts).encode() + b"\n" + data
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", module],
            input=sent,
            capture_output=True,
            cwd=ROOT,
            env=ENVIRONMENT,
            timeout=PATIENCE,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise BrokeOffError from None  # what it said may quote the file
    told, _, made = done.stdout.partition(b"\n")
    return json.loads(told), made


def serve(work: Work) -> None:
    """The other side: limited first, then one piece of work."""
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))
    facts = json.loads(sys.stdin.buffer.readline())
    told, made = work(facts, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)
