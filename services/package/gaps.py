"""What an innovation lacks before it can be typed into the ministry's screens. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.kinds import Given
from forms.registration import REGISTRATION
from services.evidence import HEAVY, DoubtfulSigner, Heavy, WithoutField, doubts_of
from services.instrument import Indicator
from services.package.contents import Bundle, Line


@dataclass(frozen=True, slots=True)
class EmptyField:
    """A question of the profile that is to be answered."""

    key: str


@dataclass(frozen=True, slots=True)
class HeavyFile:
    """One of the profile's files, above what the forms take."""

    key: str
    file: Heavy


@dataclass(frozen=True, slots=True)
class NoLevel:
    """A mandatory indicator without a level."""

    indicator: Indicator


@dataclass(frozen=True, slots=True)
class NoEvidence:
    """A level without anything to show for it."""

    indicator: Indicator


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Evidence that is too heavy, lacks a field of its document, or has a doubtful signer."""

    indicator: Indicator
    doubt: Heavy | DoubtfulSigner | WithoutField


Gap = EmptyField | HeavyFile | NoLevel | NoEvidence | Doubtful


def of(bundle: Bundle) -> tuple[Gap, ...]:
    """The profile first, then indicator by indicator."""
    return (
        *_of_profile(bundle),
        *(gap for line in bundle.lines for gap in _of_line(line)),
    )


def _of_profile(bundle: Bundle) -> Iterator[Gap]:
    profile = bundle.innovation.profile
    for question in REGISTRATION.questions:
        when = question.when
        is_asked = not isinstance(when, Given) or when.is_met_by(profile.get(when.key))
        if question.required and is_asked and profile.get(question.key) in (None, "", []):
            yield EmptyField(question.key)
    for key, _, file in bundle.profile_files:
        if file["size"] > HEAVY:
            yield HeavyFile(key, Heavy(file["name"], file["size"]))


def _of_line(line: Line) -> Iterator[Gap]:
    if not line.level and line.indicator.mandatory:
        yield NoLevel(line.indicator)
    if line.level and not line.items:
        yield NoEvidence(line.indicator)
    for item in line.items:
        for doubt in doubts_of(line.indicator, item.fields, item.proofs):
            if isinstance(doubt, Heavy | DoubtfulSigner | WithoutField):
                yield Doubtful(line.indicator, doubt)
