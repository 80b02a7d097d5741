"""What every turn needs, handed in once by the front door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from forms.catalog import FORMS
from forms.kinds import Form
from models.database import Database
from services import hours
from services.clock import Clock
from services.desk import Terms
from services.figures import Figures
from services.instrument import Instruments
from services.quotas import Quotas
from services.searching.shelf import Shelf
from services.vault import Vault
from services.vocabulary import Known
from services.workdays import Left, WorkCalendar


@dataclass(frozen=True, slots=True)
class House:
    """`patience` is how long somebody waits without a word, in seconds."""

    database: Database
    clock: Clock
    calendar: WorkCalendar
    instruments: Instruments
    vault: Vault
    admin_ids: frozenset[int]
    copies: Path
    forms: Mapping[str, Form] = field(default_factory=lambda: FORMS)
    figures: Figures = field(default_factory=Figures)
    quotas: Quotas = field(default_factory=Quotas)
    shelf: Shelf = field(default_factory=Shelf)
    known: Known = field(default_factory=Known)
    patience: float = 1.0

    def now(self) -> datetime:
        return self.clock.now()

    def local_now(self) -> datetime:
        return self.calendar.local(self.now())

    def today(self) -> date:
        return self.local_now().date()

    def left(self, session: Session, deadline: date) -> Left:
        """By the calendar with the days that were named in chat."""
        return hours.in_force(session, self.calendar).left(self.today(), deadline)

    def terms(self) -> Terms:
        return Terms(
            self.instruments,
            self.now(),
            self.today(),
            self.forms,
            self.calendar.timezone,
            self.figures,
        )
