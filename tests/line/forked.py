"""A program in a fork of a process that has imported what it needs: what is saved is the second or
two that Python takes to import, in which nothing of the program runs yet."""

import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

from settings import ROOT

IMPORTED = ["bot", "simulator.__main__"]
CONTEXT = multiprocessing.get_context("forkserver")


class Fork:
    """`python <given>`, to be asked and told what `subprocess.Popen` is."""

    def __init__(self, given: list[str], log: Path, environment: dict[str, str]) -> None:
        log.touch()
        CONTEXT.set_forkserver_preload(IMPORTED)
        self.process = CONTEXT.Process(target=_run, args=(given, log, environment))
        self.process.start()

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    @property
    def returncode(self) -> int | None:
        return self.process.exitcode

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired("the fork", timeout or 0)
        return self.process.exitcode

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def send_signal(self, number: signal.Signals) -> None:
        if self.poll() is None:  # as Popen does
            os.kill(self.pid, number)


def _run(given: list[str], log: Path, environment: dict[str, str]) -> None:
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    is_module = given[0] == "-m"
    sys.argv = given[1:] if is_module else given
    if is_module:
        runpy.run_module(given[1], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(given[0], run_name="__main__")
