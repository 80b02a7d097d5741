"""Innovations and what hangs on them, planted to be got at."""

from models import (
    Draft,
    EvidenceItem,
    Innovation,
    Proposal,
    Status,
)
from services import registration
from tests.innovations.conftest import PROFILE
from tests.security.targets.planting import SECRET, Planting, Target, Whose


def innovation(at: Planting, *, status: Status = Status.SENT) -> str | None:
    if at.author_id is None:
        return None
    stored = at.house.bot.house.vault.put("SK.pdf", b"%PDF-1.4 " + SECRET.encode())
    file = {"name": "SK.pdf", "sha256": stored.sha256, "size": 9, "extension": "pdf"}
    row = Innovation(
        unit_id=at.unit_id,
        mandate_year=2026,
        sequence=registration.next_sequence(at.session, 2026),
        name="SAPA WARGA",
        status=Status.VERIFIED if at.whose is Whose.PUBLISHED else status,
        profile=PROFILE | {"problem": f"{SECRET} tiga jam.", "awards": [file]},
        registered_by_id=at.author_id,
        registered_at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0:awards:"


def standing(status: Status) -> Target:
    """An innovation of that status, whosever it is."""

    def plant(at: Planting) -> str | None:
        about = innovation(at)
        if about is None:
            return None
        number = about.partition(":")[0]
        at.session.get_one(Innovation, int(number)).status = status
        return f"{number}:0::"

    return plant


def draft(at: Planting) -> str | None:
    """A registration of the unit; a request for access for those who have none."""
    if at.author_id is None:
        return None
    now = at.house.bot.house.now()
    is_lonely = at.whose is Whose.OWN and not at.has_unit
    row = Draft(
        unit_id=None if is_lonely else at.unit_id,
        author_id=at.author_id,
        form="access" if is_lonely else "registration",
        form_version=1,
        instrument_year=2026,
        mandate_year=2026,
        answers={} if is_lonely else {"name": {"value": SECRET}},
        created_at=now,
        changed_at=now,
    )
    at.add(row)
    return f"{row.id}:1:{'role' if is_lonely else 'problem'}:0"


def proposal(at: Planting) -> str | None:
    about, made = innovation(at, status=Status.VERIFIED), draft(at)
    if about is None or made is None:
        return None
    row = Proposal(
        innovation_id=int(about.partition(":")[0]),
        draft_id=int(made.partition(":")[0]),
        changes={"aim": f"{SECRET} lebih cepat dari semula."},
        by_id=at.author_id or 0,
        at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"


def at_indicator(code: str, choice: str = "1") -> Target:
    """An innovation's card of that indicator, of which nothing is chosen yet."""

    def plant(at: Planting) -> str | None:
        about = innovation(at)
        return f"{about.partition(':')[0]}:0:{code}:{choice}" if about else None

    return plant


def evidence(at: Planting) -> str | None:
    about = innovation(at)
    if about is None:
        return None
    stored = at.house.bot.house.vault.put("SK.pdf", b"%PDF-1.4 " + SECRET.encode())
    row = EvidenceItem(
        innovation_id=int(about.partition(":")[0]),
        instrument_year=2026,
        indicator="SID-16",
        fields={"tentang": SECRET},
        proofs=[{"name": "SK.pdf", "sha256": stored.sha256, "size": 9, "extension": "pdf"}],
        by_id=at.author_id or 0,
        at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"
