"""Units by the names that people use for them: official ones, short ones, former ones, nicknames.

The rules were measured on real spellings: normalise first; an exact name wins; under five letters
nothing is guessed; `rapidfuzz.fuzz.ratio` of 84 and a lead of 4 over the next unit make a guess.
WRatio is no use here: to it, `pu` and `kubu` are like everything.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process
from sqlmodel import Session, col, or_, select

from forms.clean import skeleton
from forms.rejections import NotAnOption
from models import Unit, UnitAlias, UnitName

ALIKE, LEAD, SHORTEST, SUGGESTED = 84, 4, 5, 3
SPELLINGS = {"sui": "sungai", "sei": "sungai", "telok": "teluk", "kec": "kecamatan"}
SPELLINGS |= {"pkm": "puskesmas", "camat": "kecamatan", "kapus": "puskesmas"}
REGENCY = re.compile(r"\b(kabupaten kubu raya|kubu raya|kkr)\b")
DECIDING = frozenset({"kecamatan", "puskesmas"})


@dataclass(frozen=True, slots=True)
class Match:
    """`unit` is the one that was surely meant by name, `likely` a good guess; `nearest` are up to
    three to ask about. All empty: the regency itself, or nothing like a unit."""

    unit: Unit | None
    likely: Unit | None
    nearest: tuple[Unit, ...]


def open_units(session: Session, *, today: date) -> list[Unit]:
    begun = or_(col(Unit.valid_from).is_(None), col(Unit.valid_from) <= today)
    going_on = or_(col(Unit.valid_to).is_(None), col(Unit.valid_to) > today)
    return list(session.exec(select(Unit).where(begun, going_on).order_by(col(Unit.id))))


def open_names(session: Session, *, today: date) -> tuple[str, ...]:
    return tuple(unit.short_name for unit in open_units(session, today=today))


def named(session: Session, short_name: str) -> Unit:
    """By the short name that `match` or a list of options gave."""
    return session.exec(select(Unit).where(Unit.short_name == short_name)).one()


def mandated(session: Session) -> list[Unit]:
    """Those that carry the duty, in the order of the register."""
    return list(session.exec(select(Unit).where(Unit.is_mandated).order_by(col(Unit.id))))


def of_code(session: Session, code: str) -> Unit | None:
    return session.exec(select(Unit).where(Unit.code == code)).first()


def match(session: Session, text: str, *, today: date) -> Unit:
    """The unit whose name this is; NotAnOption brings the nearest short names to confirm."""
    found = find(session, text, today=today)
    if found.unit is None:
        raise NotAnOption(text, tuple(unit.short_name for unit in found.nearest))
    return found.unit


def find(session: Session, text: str, *, today: date) -> Match:
    said = normalised(text)
    names = _names(session, open_units(session, today=today))
    exact = _settled(names.get(said, []), said)
    if len(exact) == 1:
        return Match(exact[0], exact[0], ())
    if exact or not said:
        return Match(None, None, tuple(exact[:SUGGESTED]))
    return _alike(said, names)


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """Kept, since every look at a name compares it with all that units are called."""
    plain = re.sub(r"['’`]", "", skeleton(text))
    words = re.sub(r"[^\w]|_", " ", plain).split()
    spelled = " ".join(SPELLINGS.get(word, word) for word in words)
    return " ".join(REGENCY.sub(" ", spelled).split())


def _names(session: Session, units: list[Unit]) -> dict[str, list[Unit]]:
    by_id = {unit.id: unit for unit in units}
    found: dict[str, list[Unit]] = defaultdict(list)
    called = [(unit.id, name) for unit in units for name in (unit.name, unit.short_name)]
    called += [(alias.unit_id, alias.alias) for alias in session.exec(select(UnitAlias))]
    for former in session.exec(select(UnitName)):
        called += [(former.unit_id, former.name), (former.unit_id, former.short_name)]
    for unit_id, name in called:
        unit, key = by_id.get(unit_id), normalised(name)
        if unit and key and unit not in found[key]:
            found[key].append(unit)
    return found


def _settled(units: list[Unit], said: str) -> list[Unit]:
    """A word that says kecamatan or puskesmas decides between two of one name."""
    kinds = DECIDING & set(said.split())
    fitting = [unit for unit in units if unit.kind in kinds]
    return fitting if len(kinds) == 1 and fitting else units


def _alike(said: str, names: dict[str, list[Unit]]) -> Match:
    if len(said) < SHORTEST:
        return Match(None, None, ())
    best: dict[int, float] = {}
    units: dict[int, Unit] = {}
    for name, score, _ in process.extract(said, list(names), scorer=fuzz.ratio, limit=20):
        for unit in _settled(names[name], said):
            units[unit.id or 0] = unit
            best[unit.id or 0] = max(score, best.get(unit.id or 0, 0.0))
    ranked = sorted(best, key=lambda n: -best[n])[:SUGGESTED]
    lead = best[ranked[0]] - best[ranked[1]] if len(ranked) > 1 else 100.0
    is_likely = best[ranked[0]] >= ALIKE and lead >= LEAD
    nearest = tuple(units[n] for n in ranked if best[n] >= ALIKE - 30)
    return Match(None, units[ranked[0]] if is_likely else None, nearest)
