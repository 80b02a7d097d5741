"""The ministry's instrument, a file for each assessment year: `content` is what such a file holds,
`years` reads them all and picks the one that serves a year."""

from services.instrument.content import Basis, IndexRules, Indicator, PastIndex, RegencyIndicator
from services.instrument.years import Instrument, InstrumentError, Instruments, load_instruments

__all__ = [
    "Basis",
    "IndexRules",
    "Indicator",
    "Instrument",
    "InstrumentError",
    "Instruments",
    "PastIndex",
    "RegencyIndicator",
    "load_instruments",
]
