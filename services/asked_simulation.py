"""A simulation in words: "lima OPD naik ke 90", "disdikbud, dinkes naik ke 90"."""

import re
from datetime import date

from sqlmodel import Session

from models import Unit
from services import units
from services.standings import IndexCard, Simulation, lowest, simulate

NUMERALS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
WISH = re.compile(r"(?:jika|kalau|bila)?\s*(.+?)\s+(?:naik|jadi|menjadi|ke)\D*(\d{1,3})\D*")
MANY = re.compile(r"(\w+)\s*(?:opd|unit|perangkat daerah|dinas)?(?:\s+(?:ini|terendah))*")


def read(session: Session, text: str, found: IndexCard, *, today: date) -> Simulation | None:
    """None where no units or no reachable number are in it."""
    wish = WISH.fullmatch(" ".join(text.casefold().split()))
    if wish is None or not 0 < int(wish[2]) <= found.instrument.most:
        return None
    named = _named(session, wish[1], found, today)
    return simulate(found, named, int(wish[2])) if named else None


def _named(session: Session, text: str, found: IndexCard, today: date) -> list[Unit]:
    """The units that are named, or so many of the lowest; none if any name fits none."""
    many = MANY.fullmatch(text)
    if many and (count := _count(many[1])):
        return lowest(found, count)
    names = [name for name in re.split(r",|\bdan\b", text) if name.strip()]
    meant = [units.find(session, name, today=today) for name in names]
    known = [one.unit or one.likely for one in meant]
    return [unit for unit in known if unit] if all(known) else []


def _count(word: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word)
    return NUMERALS.index(word) if word in NUMERALS else 0
