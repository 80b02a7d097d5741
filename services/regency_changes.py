"""A setting of the regency is looked at, and changed with a reason: lists, reminders and rankings
read it each time, so that they follow at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from forms.settings import CHOICES, LETTERHEAD, SETTING
from services import people, regency_settings
from services.desk import Desk, Terms
from services.drafts import Beginning, begin, look
from services.errors import NotFound
from services.outcomes import SettingChanged
from services.policy import Action
from services.regency_settings import SETTINGS, Decided, Setting
from services.steps import Step
from services.turning import Turned, turned

BY_KEY: dict[str, Setting[Any]] = {setting.key: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence of `forms.settings.CHOICES`, by its place, with what choosing it would turn."""

    place: int
    label: str
    is_chosen: bool
    turned: tuple[Turned, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting as it stands; no options where it is written in words."""

    key: str
    decided: Decided[Any]
    options: tuple[Option, ...]

    @property
    def label(self) -> str:
        """The sentence that holds; empty where none of them says it."""
        return next((option.label for option in self.options if option.is_chosen), "")


def listed(session: Session, *, telegram_id: int, now: datetime) -> list[Shown]:
    people.allowed(session, Action.SET, telegram_id=telegram_id, now=now)
    return [_shown(session, setting, with_effects=False) for setting in SETTINGS]


def one(session: Session, key: str, *, telegram_id: int, now: datetime) -> Shown:
    people.allowed(session, Action.SET, telegram_id=telegram_id, now=now)
    if key not in BY_KEY:
        raise NotFound
    return _shown(session, BY_KEY[key], with_effects=True)


def begin_change(
    session: Session, key: str, place: str, *, telegram_id: int, terms: Terms
) -> Step | Shown:
    """The form that asks why; the setting itself where it is so already."""
    person = people.allowed(session, Action.SET, telegram_id=telegram_id, now=terms.now)
    found = one(session, key, telegram_id=telegram_id, now=terms.now)
    chosen = next((option for option in found.options if str(option.place) == place), None)
    if found.options and (chosen is None or chosen.is_chosen):
        return found
    form, answers = (SETTING, {"change": {"value": chosen.label}}) if chosen else (LETTERHEAD, {})
    what = Beginning(form=form, year=terms.today.year, answers=answers)
    return look(begin(session, what, person=person, terms=terms))


def submit(desk: Desk) -> SettingChanged:
    """The sentence that was chosen holds from now on. Said again, it changes nothing."""
    key, value = CHOICES[desk.value("change")]
    found = turned(desk.session, key, value)
    is_done = _change(desk, BY_KEY[key], BY_KEY[key].read(value))
    return SettingChanged(str(desk.value("change")), found, is_done=is_done)


def submit_letterhead(desk: Desk) -> SettingChanged:
    lines = tuple(line.strip() for line in str(desk.value("lines")).splitlines() if line.strip())
    is_done = _change(desk, regency_settings.LETTERHEAD, lines)
    return SettingChanged(" · ".join(lines), (), is_done=is_done)


def _change(desk: Desk, setting: Setting[Any], new: Any) -> bool:
    session, now = desk.session, desk.now
    by = people.allowed(session, Action.SET, telegram_id=desk.person.telegram_id, now=now)
    if regency_settings.value(session, setting) == new:
        return False
    reason = str(desk.value("reason"))
    regency_settings.change(session, setting, new, by=by, now=now, reason=reason)
    return True


def _shown(session: Session, setting: Setting[Any], *, with_effects: bool) -> Shown:
    decided = regency_settings.decided(session, setting)
    options = [
        Option(
            place=place,
            label=label,
            is_chosen=setting.read(value) == decided.value,
            turned=turned(session, key, value) if with_effects else (),
        )
        for place, (label, (key, value)) in enumerate(CHOICES.items())
        if key == setting.key
    ]
    return Shown(setting.key, decided, tuple(options))
