"""Two officers of a unit at the form engine, in any order of moves; what must hold after each.

Every text that is said is unique, so that it can be found again: each that was taken stands under
the question that the person saw when it was said, or in the history of that question; none stands
under another one; and a draft becomes one innovation at most. Each move changes no answer but the
one that it is for, and none by a button that is older than the draft.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from forms.choices import option_id
from forms.collected import Collected, LongText
from forms.kinds import Choice, Date, Form, Said, Text
from forms.rejections import Rejection
from models import Draft
from models.database import Database
from services import completion, draft_lists, drafts, filling, people, registration
from services.desk import Desk, Tap, Terms
from services.errors import DomainError
from services.instrument import Instruments
from services.steps import Step
from tests.conftest import START
from tests.filling.pieces import after_finish, after_words, other_authors

OFFICERS = (1001, 2001)
SENT = "(sent)"  # beside the keys of answers: whether it was sent
Place = tuple[int, str]  # a draft, and a key in it


@dataclass
class Officers:
    """The moves. `forms` can be exchanged for another version between two of them."""

    database: Database
    instruments: Instruments
    forms: dict[str, Form]
    clock: int = 0
    screens: dict[int, Step | None] = field(default_factory=dict)
    taps: list[tuple[str, Tap]] = field(default_factory=list)  # every button that was ever shown
    taken: list[tuple[int, str, str]] = field(default_factory=list)  # draft, key, what was said
    said: list[tuple[int, int, Place]] = field(default_factory=list)  # who, message, to what
    strayed: list[tuple[str, list[Place]]] = field(
        default_factory=list
    )  # the move, what it changed
    broken: list[str] = field(default_factory=list)  # what a move did to pieces and to authors

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
            found = draft_lists.kept(session, telegram_id=who, terms=terms).drafts
            if found:
                one = found[number % len(found)]
                tap = Tap(one.draft_id, one.revision)
                desk = drafts.at_tapped(session, tap, telegram_id=who, terms=terms)
                self.sees(who, drafts.resume(desk))

    def says(self, who: int) -> None:
        """An answer that fits the question that this person sees."""
        if self.screens.get(who) is None:
            self.opens(who, 0)
        seen = self.screens.get(who)
        if seen is None or seen.question is None:
            return
        text, place = self._answer(seen), (seen.draft_id, seen.question.key)
        with self._changing("says", place), self.database.transaction() as session:
            try:
                desk = drafts.at_open(session, telegram_id=who, terms=self.terms())
            except DomainError:
                return
            before = desk.answer(place[1])
            step = filling.say(desk, Said(self.clock, text))
            is_taken = step.refusal is None and not step.stale
            self.broken += after_words(desk, place[1], before, self.clock if is_taken else None)
            self.sees(who, step)
        self.said.append((who, self.clock, place))
        if self._is_traced(seen) and step.refusal is None and not step.stale:
            self.taken.append((*place, text))

    def edits(self, number: int) -> None:
        """An edit of any earlier message, by whoever wrote it."""
        if not self.said:
            return
        who, message, place = self.said[number % len(self.said)]
        text = f"lima kata suntingan lebar nomor{self.clock}."
        with self.database.transaction() as session:
            desk = self._edited(session, who, message, self.terms())
            is_source = desk is not None and self._is_source(desk, message, place[1])
        with self._changing("edits", *([place] if is_source else [])):
            step = self._corrected(who, Said(message, text))
        if step and step.corrected == place[1] and step.refusal is None:
            self.taken.append((*place, text))

    def _corrected(self, who: int, said: Said) -> Step | None:
        with self.database.transaction() as session:
            desk = self._edited(session, who, said.message_id, self.terms())
            step = filling.correct(desk, said.message_id, said) if desk else None
            if desk and desk.person.open_draft_id == desk.draft.id:
                self.sees(who, step or drafts.look(desk))
        return step

    def _is_source(self, desk: Desk, message: int, key: str) -> bool:
        """What the message said is the answer now, or was refused while it is still asked."""
        question, answer = desk.form.find(key), desk.answer(key)
        ids = {part["id"] for part in desk.parts(key)} | {answer.get("said")}
        return message in ids or (question is not None and not desk.is_answered(question))

    def answers(self, who: int) -> None:
        """What is collected is finished as well: the draft moves on by a question."""
        self.says(who)
        seen = self.screens.get(who)
        if is_collected(seen):
            self.taps_now(who, "finish", 0)

    def goes_to_the_review(self, who: int) -> None:
        for _ in range(8):
            self.answers(who)

    def taps_now(self, who: int, verb: str, number: int) -> None:
        seen = self.screens.get(who)
        if seen is not None:
            self.taps_on(who, verb, self._tap(seen, number))

    def taps_shown(self, who: int, number: int) -> None:
        """A button of the card that this person sees."""
        seen = self.screens.get(who)
        if seen is not None:
            shown = self._buttons(seen)
            self.taps_on(who, *shown[number % len(shown)])

    def taps_twice(self, who: int, number: int) -> None:
        seen = self.screens.get(who)
        if seen is not None:
            shown = self._buttons(seen)
            for _ in range(2):
                self.taps_on(who, *shown[number % len(shown)])

    def taps_old(self, who: int, number: int) -> None:
        """A button of an earlier screen, also of a colleague's; rather of a late one."""
        if self.taps:
            lately = self.taps[-25:] if number % 3 else self.taps
            self.taps_on(who, *lately[number % len(lately)])

    def taps_on(self, who: int, verb: str, tap: Tap) -> None:
        with (
            self._changing(verb, *self._meant(verb, tap)),
            self.database.transaction() as session,
        ):
            try:
                desk = drafts.at_tapped(session, tap, telegram_id=who, terms=self.terms())
                result = MOVES[verb](desk, tap)
                self.broken += after_finish(desk, tap.key) if verb == "finish" else []
            except DomainError:
                return
            except Rejection:
                return
            is_open = desk.person.open_draft_id == desk.draft.id
        if isinstance(result, Step) and is_open:
            self.sees(who, result)
        elif not isinstance(result, Step):
            self.screens[who] = None

    def _meant(self, verb: str, tap: Tap) -> list[Place]:
        """What a button may change: an old one nothing; *Kembali* whatever was answered before."""
        with self.database.reading() as session:
            draft = session.get(Draft, tap.draft_id)
            if draft is None or draft.revision != tap.revision:
                return []
            keys = {"back": list(draft.answers), "send": [SENT]}.get(verb, [tap.key])
        return [(tap.draft_id, key) for key in keys]

    @contextmanager
    def _changing(self, move: str, *meant: Place) -> Iterator[None]:
        """Notes what the move changed beside what it is for."""
        before = self._answers()
        yield
        after = self._answers()
        changed = [at for at in after if after[at] != before.get(at) and at not in meant]
        if changed:
            self.strayed.append((move, changed))
        if move in {"back", "revise", "keep"}:
            self.broken += [f"{move}: {at}" for at in other_authors(before, after) if at in meant]

    def _answers(self) -> dict[Place, Any]:
        with self.database.reading() as session:
            held = list(session.exec(select(Draft)))
        found = {(d.id or 0, key): answer for d in held for key, answer in d.answers.items()}
        return found | {(d.id or 0, SENT): d.sent_at for d in held}

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
        self.taps += self._buttons(step)

    def _edited(self, session: Session, who: int, message: int, terms: Terms) -> Any:
        try:
            return drafts.at_edited(session, message, telegram_id=who, terms=terms)
        except DomainError:
            return None

    def _buttons(self, step: Step) -> list[tuple[str, Tap]]:
        """What the card of that step has."""
        n, question = self.clock, step.question
        if question is None:
            tap = self._tap(step, n)
            return [("send", tap), ("revise", tap), ("back", tap)]
        verbs = {
            "pick": bool(step.options),
            "finish": bool(step.parts),
            "anew": bool(step.parts),
            "keep": step.current is not None,
            "skip": not question.required,
            "offer": bool(step.offer),
            "back": True,
        }
        return [(verb, self._tap(step, n)) for verb, is_there in verbs.items() if is_there]

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

    def known_drafts(self) -> list[int | None]:
        with self.database.reading() as session:
            return list(session.exec(select(Draft.id)))


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
