"""Two officers of a unit at the form engine, in any order of moves; what must hold after each.

Every text that is said is unique, so that it can be found again: each that was taken stands under
the question that the person saw when it was said, or in the history of that question; none stands
under another one; and a draft becomes one innovation at most.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from forms.choices import option_id
from forms.collected import Collected, LongText
from forms.kinds import Choice, Date, Form, Said, Text
from forms.rejections import Rejection
from models import Draft, Innovation, ReplacedAnswer
from models.database import Database
from services import completion, drafts, filling, people, registration
from services.desk import Tap, Terms
from services.errors import DomainError
from services.instrument import Instruments
from services.steps import Step
from tests.conftest import START

OFFICERS = (1001, 2001)


@dataclass
class Officers:
    """The moves. `forms` can be exchanged for another version between two of them."""

    database: Database
    instruments: Instruments
    forms: dict[str, Form]
    clock: int = 0
    screens: dict[int, Step | None] = field(default_factory=dict)
    taps: list[Tap] = field(default_factory=list)
    taken: list[tuple[int, str, str]] = field(default_factory=list)  # draft, key, what was said

    def terms(self) -> Terms:
        self.clock += 1
        now = START + timedelta(seconds=self.clock)
        return Terms(self.instruments, now, now.date(), self.forms)

    def begins(self, who: int) -> None:
        with self.database.transaction() as session:
            terms = self.terms()
            officer = people.officer(session, telegram_id=who, now=terms.now)
            self.sees(who, registration.begin_for(session, officer, terms))

    def opens(self, who: int, number: int) -> None:
        """Somebody takes over a draft of the unit."""
        with self.database.transaction() as session:
            terms = self.terms()
            officer = people.officer(session, telegram_id=who, now=terms.now)
            found = drafts.unsent(session, who=officer, terms=terms)
            if found:
                one = found[number % len(found)]
                tap = Tap(one.draft_id, one.revision)
                desk = drafts.at_tapped(session, tap, telegram_id=who, terms=terms)
                self.sees(who, drafts.resume(desk))

    def says(self, who: int) -> None:
        """An answer that fits the question that this person sees."""
        seen = self.screens.get(who)
        if seen is None or seen.question is None:
            return
        text = self._answer(seen)
        with self.database.transaction() as session:
            try:
                desk = drafts.at_open(session, telegram_id=who, terms=self.terms())
            except DomainError:
                return
            self.sees(who, filling.say(desk, Said(self.clock, text)))
        if self._is_traced(seen):
            self.taken.append((seen.draft_id, seen.question.key, text))

    def edits(self, who: int, number: int) -> None:
        """An edit of any earlier message: it never adds an answer to another question."""
        with self.database.transaction() as session:
            terms = self.terms()
            desk = self._edited(session, who, number % (self.clock + 1), terms)
            if desk is not None:
                step = filling.correct(desk, Said(number % (self.clock + 1), "x"))
                if desk.person.open_draft_id == desk.draft.id:
                    self.sees(who, step or drafts.look(desk))

    def taps_now(self, who: int, verb: str, number: int) -> None:
        seen = self.screens.get(who)
        if seen is not None:
            self.taps_on(who, verb, self._tap(seen, number))

    def taps_old(self, who: int, verb: str, number: int) -> None:
        """A button of any earlier screen, also of a colleague's."""
        if self.taps:
            self.taps_on(who, verb, self.taps[number % len(self.taps)])

    def taps_on(self, who: int, verb: str, tap: Tap) -> None:
        with self.database.transaction() as session:
            try:
                desk = drafts.at_tapped(session, tap, telegram_id=who, terms=self.terms())
                result = MOVES[verb](desk, tap)
            except DomainError:
                return
            except Rejection:
                return
            is_open = desk.person.open_draft_id == desk.draft.id
        if isinstance(result, Step) and is_open:
            self.sees(who, result)
        elif not isinstance(result, Step):
            self.screens[who] = None

    def restarts(self) -> None:
        """Another process opens the same file; whoever had a form open is shown it."""
        self.database.close()
        self.database = Database(self.database.url.render_as_string())
        for who in OFFICERS:
            self.screens[who] = None
            with self.database.transaction() as session:
                try:
                    desk = drafts.at_open(session, telegram_id=who, terms=self.terms())
                except DomainError:
                    continue
                self.sees(who, drafts.look(desk))

    def leaves(self, who: int) -> None:
        with self.database.transaction() as session:
            drafts.leave(session, telegram_id=who)
        self.screens[who] = None

    def sees(self, who: int, step: Step) -> None:
        self.screens[who] = step
        self.taps.append(self._tap(step, len(self.taps)))

    def _edited(self, session: Session, who: int, message: int, terms: Terms) -> Any:
        try:
            return drafts.at_edited(session, message, telegram_id=who, terms=terms)
        except DomainError:
            return None

    def _tap(self, step: Step, number: int) -> Tap:
        fields = [q.key for q, _ in step.answers]
        key = step.question.key if step.question else fields[number % len(fields)] if fields else ""
        choice = option_id(step.options[number % len(step.options)]) if step.options else ""
        return Tap(step.draft_id, step.revision, key, choice)

    def _answer(self, seen: Step) -> str:
        n = self.clock
        match seen.question:
            case LongText():
                return f"lima kata panjang lebar nomor{n}."
            case Choice():
                return seen.options[n % len(seen.options)]
            case Date():
                return "24/11/2026"
            case Text():
                return f"tiga huruf nomor{n}."
        return f"Rp {n}"

    def _is_traced(self, seen: Step) -> bool:
        return isinstance(seen.question, (Text, LongText))

    # ---- what must hold

    def lost(self) -> list[tuple[int, str, str]]:
        with self.database.reading() as session:
            held = {d.id: d for d in session.exec(select(Draft))}
            history = list(session.exec(select(ReplacedAnswer)))
        return [
            (draft, key, text)
            for draft, key, text in self.taken
            if text not in str(held[draft].answers.get(key))
            and not any(
                r.draft_id == draft and r.key == key and text in str(r.answer) for r in history
            )
        ]

    def misplaced(self) -> list[tuple[int, str, str]]:
        with self.database.reading() as session:
            held = list(session.exec(select(Draft)))
            history = list(session.exec(select(ReplacedAnswer)))
        places = [(d.id, key, str(a)) for d in held for key, a in d.answers.items()]
        places += [(r.draft_id, r.key, str(r.answer)) for r in history]
        return [
            (draft, key, text)
            for draft, key, text in self.taken
            for other, elsewhere, answer in places
            if text in answer and (other, elsewhere) != (draft, key)
        ]

    def innovations_per_draft(self) -> list[int | None]:
        with self.database.reading() as session:
            return list(session.exec(select(Innovation.draft_id)))


def is_collected(step: Step | None) -> bool:
    return step is not None and isinstance(step.question, Collected)


MOVES: dict[str, Any] = {
    "pick": filling.pick,
    "finish": filling.finish,
    "anew": filling.anew,
    "skip": filling.skip,
    "keep": filling.keep,
    "back": filling.back,
    "revise": filling.revise,
    "offer": filling.take_offer,
    "send": completion.send,
}
