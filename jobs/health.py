"""What the monitor and the admins are told: how the house is, and whether its heart beats."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gateway.pulse import Pulse
from services import alarms, health
from services.alarms import Cause
from services.house import House

PLANS_WITHIN = 60.0  # seconds
BEAT = 60.0  # seconds between two looks
SILENT = 900.0  # seconds without word from Telegram that are worth an alarm
IN_TOUCH = 120.0  # seconds without word that are nothing yet: a long poll and a pause


def report(house: House, pulse: Pulse, copies: Path) -> dict[str, Any]:
    """`ok` and the names of the `troubles`, beside all figures."""
    with house.database.reading() as session:
        found = health.look(
            session,
            database=house.database,
            storage=house.vault.folder,
            copies=copies,
            now=house.now(),
        )
    ages = {"last_poll_age": pulse.age(pulse.polled), "last_plan_age": pulse.age(pulse.planned)}
    planned = ages["last_plan_age"]
    troubles = found.troubles + (["planner"] if planned is None or planned > PLANS_WITHIN else [])
    return {"ok": not troubles, "troubles": troubles, **ages, **asdict(found)}


@dataclass(frozen=True, slots=True)
class Watch:
    """Tells the admins what they should look at, and what a downtime was, once it is over."""

    house: House
    pulse: Pulse
    copies: Path

    async def look(self) -> None:
        causes, now = self._causes(), self.house.now()
        with self.house.database.transaction() as session:
            for cause in causes:
                alarms.sound(session, cause, now=now)
            if self.pulse.silence < IN_TOUCH:
                alarms.alive(session, now=now)

    def _causes(self) -> list[Cause]:
        """A failed backup is told by what makes it, the parked while they are new."""
        troubles = report(self.house, self.pulse, self.copies)["troubles"]
        with self.house.database.reading() as session:
            newly_parked = alarms.newly_parked(session, now=self.house.now())
        found = {
            Cause.WAITING: "waiting" in troubles,
            Cause.DELIVERIES: "deliveries" in troubles,
            Cause.DISK: "disk" in troubles,
            Cause.PARKED: newly_parked,
            Cause.SILENCE: self.pulse.silence > SILENT,
            Cause.PLANNER: self.pulse.unplanned > PLANS_WITHIN,
        }
        return [cause for cause, is_so in found.items() if is_so]
