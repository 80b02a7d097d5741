"""A bot as a process: what it has used of the processor, and how much memory it holds."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from settings import ROOT

TICK = os.sysconf("SC_CLK_TCK")


class Running:
    def __init__(self, pid: int) -> None:
        self._folder = Path("/proc") / str(pid)

    @property
    def cpu(self) -> float:
        """Seconds since its start, all its threads together."""
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    @property
    def memory(self) -> float:
        """Resident, in MB."""
        lines = (self._folder / "status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


@asynccontextmanager
async def started(*command: str | Path, **environment: str) -> AsyncIterator[Running]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=inherited | environment)
    try:
        yield Running(process.pid)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
