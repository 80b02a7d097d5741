"""What the running bot does by itself, and how often."""

from dataclasses import dataclass
from pathlib import Path

from gateway.pulse import Pulse
from jobs import backup, boards, health, live_reports, retention, warming
from jobs.backup import NightlyBackup
from jobs.beats import Work
from jobs.retention import NightlySweep
from jobs.ticker import BEAT, Ticker
from services.backups import Installation
from services.house import House


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What a real installation is kept well by: what is copied, and the folders for that; the days
    after which raw updates go."""

    installation: Installation
    copies: Path
    second: Path | None
    raw_days: int


def beats(house: House, ticker: Ticker, pulse: Pulse, upkeep: Upkeep | None) -> dict[Work, float]:
    """Seconds between two runs; there is no upkeep in the demo."""

    async def plan() -> None:
        ticker.plan()
        pulse.plans()

    usual: list[Work] = [plan, ticker.outbox.deliver_due, ticker.menus.refresh]
    found = dict.fromkeys(usual, BEAT)
    found[ticker.boards.refresh] = boards.BEAT
    found[ticker.live_reports.refresh] = live_reports.BEAT
    return found | _kept_well(house, pulse, upkeep) if upkeep else found


def _kept_well(house: House, pulse: Pulse, upkeep: Upkeep) -> dict[Work, float]:
    nightly = NightlyBackup(house, upkeep.installation, upkeep.copies, upkeep.second)
    nightly_sweep = NightlySweep(house, upkeep.raw_days)
    watch = health.Watch(house, pulse, upkeep.copies)
    return {
        nightly.run_if_due: backup.BEAT,
        nightly_sweep.run_if_due: retention.BEAT,
        watch.look: health.BEAT,
    }


def once(house: House) -> dict[Work, float]:
    """Seconds after the start."""

    async def warm() -> None:
        await warming.warm(house)

    return {warm: warming.AFTER}
