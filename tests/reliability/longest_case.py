"""One innovation of the longest regency, with all that its people and verifiers can say of it."""

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlmodel import SQLModel

from forms.collected import Choices, Files
from forms.kinds import Contact, Date, Money, Place, Question, Text
from forms.registration import REGISTRATION
from forms.verification import FIELDS, RETURN
from models import (
    AuditEntry,
    Decision,
    Delivery,
    Draft,
    EvidenceItem,
    IndicatorLevel,
    Innovation,
    Person,
    ProfileChange,
    Proposal,
    ReplacedAnswer,
    ScoreKind,
    Status,
    StatusChange,
)
from services import assessment, drafts, idle, rewritten
from services.evidence_options import called
from services.instrument import Instruments
from services.verifying import telling
from tests.reliability.longest import NAME, REASON, TITLE, Regency, words

YEAR = 2026
MOST_FILES = 10
CROWD = 40  # people with names of their own who write in one draft, or decide on one innovation
FIRST_OF_CROWD = 50_001  # a Telegram id

Kept = TypeVar("Kept", bound=SQLModel)


def longest(asked: Question) -> Any:  # noqa: PLR0911 (a table)
    """A value of that question which is as long on a screen as it gets."""
    match asked:
        case Text():
            return words(asked.most)
        case Date():
            return "2026-11-24"
        case Money():
            return 10**15
        case Place():
            return [-0.123456, 109.123456]
        case Contact():
            return {"name": words(NAME), "phone": "+6281234567890"}
        case Choices():
            return [words(TITLE, f"{n} ") for n in range(5)]
        case Files():
            file = {"sha256": "0" * 64, "size": 20_000_000, "extension": "pdf"}
            return [file | {"name": words(NAME, f"{n} ")} for n in range(MOST_FILES)]
    return words(1_000)


class Case:
    """All of its answers are replaced, changed and proposed anew; all indicators are lowered, each
    by somebody else, and returned."""

    def __init__(self, it: Regency, instruments: Instruments) -> None:
        self.it, self.session, self.now = it, it.session, it.now
        self.crowd = [self._person(number) for number in range(CROWD)]
        self.profile = {asked.key: longest(asked) for asked in REGISTRATION.questions}
        self.innovation = self._innovation()
        instrument = instruments.of(assessment.assessment_year(self.innovation))
        self.indicators = instrument.indicators
        self.draft = self._draft(sent=True)
        self._is_mended_and_returned()
        for number, one in enumerate(self.indicators):
            self._is_lowered(one.code, self.crowd[number % CROWD].id or 0)

    def owed(self) -> Iterator[Delivery]:
        it, number = self.it, self.innovation.id
        officer, verifier, subject = it.officer, it.verifier, f"innovation:{number}"
        self._is_replaced(open_one := self._draft(sent=False))
        yield it.owes(rewritten.KIND, f"draft:{open_one.id}", officer, step="1")
        yield it.owes(idle.KIND, f"draft:{open_one.id}", officer, step="1")
        yield it.owes("draft_shared", f"draft:{open_one.id}", officer, step=f"{officer.id}")
        yield it.owes("sent_by_colleague", f"draft:{self.draft.id}", officer)
        yield it.owes("submitted", subject, verifier)
        yield it.owes("copy_to_head", subject, it.leader)
        yield it.owes("corrected", subject, verifier, step=f"{self.draft.id}")
        yield it.owes(telling.KIND, subject, officer)
        yield it.owes("proposed", f"proposal:{self._proposal(Decision.WAITING)}", verifier)
        yield it.owes("proposal_decided", f"proposal:{self._proposal(Decision.REFUSED)}", officer)
        for status in (Status.RETURNED, Status.SENT, Status.VERIFIED):
            yield it.owes("decided", subject, officer, step=f"{self._becomes(status)}")
        self._becomes(Status.WITHDRAWN)
        yield it.owes("withdrawn", subject, verifier)
        self._is_discarded(open_one)
        yield it.owes("draft_discarded", f"draft:{open_one.id}", officer)

    # ---- what there is

    def _person(self, number: int) -> Person:
        name = words(NAME, f"{number} ")
        return self._kept(Person, telegram_id=FIRST_OF_CROWD + number, name=name)

    def _innovation(self) -> Innovation:
        return self._kept(
            Innovation,
            unit_id=self.it.units[0].id or 0,
            mandate_year=YEAR,
            sequence=9_999,
            name=words(TITLE),
            status=Status.SENT,
            profile=self.profile,
            registered_by_id=self.it.officer.id or 0,
            registered_at=self.now,
        )

    def _draft(self, *, sent: bool, form: str = REGISTRATION.name, **more: Any) -> Draft:
        crowd = [person.id for person in self.crowd]
        answers = {
            key: {"value": value, "by": crowd[number % CROWD]}
            for number, (key, value) in enumerate(self.profile.items())
        }
        return self._kept(
            Draft,
            unit_id=self.it.units[0].id,
            author_id=self.it.officer.id or 0,
            form=form,
            form_version=1,
            instrument_year=YEAR,
            mandate_year=YEAR,
            created_at=self.now,
            changed_at=self.now,
            sent_at=self.now if sent else None,
            **{"answers": answers, **more},
        )

    def _is_replaced(self, draft: Draft) -> None:
        self.it.officer.open_draft_id = draft.id
        for asked in REGISTRATION.questions:
            before = {"value": longest(asked), "by": self.it.officer.id}
            row = {"draft_id": draft.id, "key": asked.key, "answer": before}
            self._kept(ReplacedAnswer, **row, replaced_at=self.now)

    def _is_mended_and_returned(self) -> None:
        """Returned twice: mended in between."""
        self._becomes(Status.RETURNED)
        of, by = self.innovation.id or 0, self.it.officer.id or 0
        for key, value in self.profile.items():
            row = {"innovation_id": of, "key": key, "before": value, "after": value}
            self._kept(ProfileChange, **row, by_id=by, at=self.now)
        for one in self.indicators:
            row = {"innovation_id": of, "instrument_year": YEAR, "indicator": one.code}
            self._kept(EvidenceItem, **row, by_id=by, at=self.now)
        self._becomes(Status.SENT)

    def _is_lowered(self, code: str, by: int) -> None:
        row = {"innovation_id": self.innovation.id, "instrument_year": YEAR, "indicator": code}
        own = {"kind": ScoreKind.SELF, "level": 3, "by_id": self.it.officer.id}
        verdict = {"kind": ScoreKind.VERIFIED, "level": 1, "by_id": by, "reason": words(REASON)}
        for one in (own, verdict):
            self._kept(IndicatorLevel, **row, **one, at=self.now)

    def _becomes(self, status: Status) -> int:
        """The id of the change of status. When it is returned, everything goes back."""
        if status == Status.RETURNED:
            labels = [*FIELDS.values(), *map(called, self.indicators)]
            answers = {"fields": {"value": labels}, "reason": {"value": words(REASON)}}
            self._draft(sent=True, form=RETURN.name, about_id=self.innovation.id, answers=answers)
        row = {"innovation_id": self.innovation.id, "before": self.innovation.status}
        by = {"by_id": self.it.verifier.id, "at": self.now, "reason": words(REASON)}
        self.innovation.status = status
        return self._kept(StatusChange, **row, after=status, **by).id or 0

    def _proposal(self, state: Decision) -> int:
        draft = self._draft(sent=True)
        row = {"innovation_id": self.innovation.id, "draft_id": draft.id, "changes": self.profile}
        by = {"by_id": self.it.officer.id, "at": self.now, "reason": words(REASON)}
        is_decided = {"decided_at": self.now} if state != Decision.WAITING else {}
        return self._kept(Proposal, **row, **by, **is_decided, state=state).id or 0

    def _is_discarded(self, draft: Draft) -> None:
        draft.discarded_at = self.now
        by = {"who_id": self.crowd[0].id, "at": self.now}
        self._kept(AuditEntry, action=drafts.DISCARDED, subject=f"draft:{draft.id}", **by)

    def _kept(self, model: type[Kept], **values: Any) -> Kept:
        row = model(**values)
        self.session.add(row)
        self.session.flush()
        return row
