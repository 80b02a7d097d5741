"""What the monitor is told: how the house is, and whether its heart beats."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from gateway.pulse import Pulse
from services import health
from services.house import House

PLANS_WITHIN = 60.0  # seconds


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
