"""What came of the forms about uploading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UploadTaken:
    """Labels of the innovations that are marked now, and of those that were not verified any
    more."""

    done: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UploadUndone:
    innovation_id: int
    number: str
    is_done: bool


PackageOutcome = UploadTaken | UploadUndone
