"""The form engine: a draft is a row, its position is the first question without an answer.

Every function commits nothing by itself; the caller's transaction does, before the next question
is shown. A button or message that is older than the draft changes nothing: the step that comes
back is the truth as it is now, with `stale` set.
"""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from forms.catalog import FORMS
from forms.choices import option_id
from forms.kinds import Choice, Form, LongText
from forms.rejections import WrongForm
from models import Draft, Innovation, SaidMessage
from services.desk import Desk, Said, Step, Tap, is_old, parts_of, question_before, step
from services.errors import AlreadySent, NotFound, NothingOpen
from services.instrument import Instruments
from services.people import Officer


def begin(
    session: Session,
    form: Form,
    *,
    who: Officer,
    year: int,
    instruments: Instruments,
    now: datetime,
) -> Step:
    """A new draft, opened; or the one that is open already."""
    if who.person.open_draft_id is not None:
        return step(at_open(session, who=who, instruments=instruments, now=now))
    draft = Draft(
        unit_id=who.unit.id or 0,
        author_id=who.person.id or 0,
        form=form.name,
        form_version=form.version,
        instrument_year=instruments.of(year).year,
        mandate_year=year,
        created_at=now,
        changed_at=now,
    )
    session.add(draft)
    session.flush()
    _open(session, who, draft)
    return step(Desk(session, draft, form, instruments, who, now))


def unsent(session: Session, *, who: Officer) -> list[Draft]:
    """Of the unit, the last touched first."""
    mine = Draft.unit_id == who.unit.id, col(Draft.sent_at).is_(None)
    return list(session.exec(select(Draft).where(*mine).order_by(col(Draft.changed_at).desc())))


def resume(desk: Desk) -> Step:
    _open(desk.session, desk.who, desk.draft)
    return step(desk)


def leave(session: Session, *, who: Officer) -> bool:
    """Closes the open form; everything answered stays. False if none was open."""
    was_open = who.person.open_draft_id is not None
    who.person.open_draft_id = None
    session.add(who.person)
    return was_open


def at_open(session: Session, *, who: Officer, instruments: Instruments, now: datetime) -> Desk:
    """The desk of the person's open form, or NothingOpen."""
    if who.person.open_draft_id is None:
        raise NothingOpen
    draft = session.get(Draft, who.person.open_draft_id, with_for_update=True)
    if draft is None or draft.unit_id != who.unit.id:
        raise NotFound
    return Desk(session, draft, FORMS[draft.form], instruments, who, now)


def at_tapped(
    session: Session, tap: Tap, *, who: Officer, instruments: Instruments, now: datetime
) -> Desk:
    """The desk of a draft of the person's unit; NotFound for others, AlreadySent for sent ones."""
    draft = session.get(Draft, tap.draft_id, with_for_update=True)
    if draft is None or draft.unit_id != who.unit.id:
        raise NotFound
    if draft.sent_at is not None:
        raise AlreadySent(_number(session, draft))
    return Desk(session, draft, FORMS[draft.form], instruments, who, now)


def say(desk: Desk, said: Said, *, today: date) -> Step:
    """Words or a file for the question that is open."""
    if _was_said(desk, said.message_id):
        return step(desk)
    question = desk.position
    if question is None:
        raise WrongForm("review")
    if said.file is not None:
        question.check_file(extension=said.file["extension"], size=said.file["size"])
        desk.write(question.key, {"value": said.file})
    elif isinstance(question, LongText):
        _add_part(desk, question, said)
    else:
        value = question.read_text(said.text, options=desk.options(question), today=today)
        desk.write(question.key, {"value": value})
    _remember(desk, said.message_id, question.key)
    return step(desk)


def correct(desk: Desk, said: Said, *, today: date) -> Step | None:
    """A Telegram edit of an earlier message; None if that message answered nothing here."""
    memory = _memory(desk, said.message_id)
    question = desk.form.find(memory.key) if memory else None
    if question is None:
        return None
    if isinstance(question, LongText):
        _replace_part(desk, question, said)
    else:
        value = question.read_text(said.text, options=desk.options(question), today=today)
        desk.write(question.key, {"value": value})
    return replace(step(desk), corrected=question.key)


def pick(desk: Desk, tap: Tap) -> Step:
    """An option by its id."""
    question = desk.position
    if is_old(desk, tap) or not isinstance(question, Choice):
        return replace(step(desk), stale=True)
    chosen = [o for o in desk.options(question) if option_id(o) == tap.choice]
    if not chosen:
        return replace(step(desk), stale=True)
    desk.write(question.key, {"value": chosen[0]})
    return step(desk)


def finish(desk: Desk, tap: Tap) -> Step:
    """*Selesai* under a long text."""
    question = desk.position
    if is_old(desk, tap) or not isinstance(question, LongText):
        return replace(step(desk), stale=True)
    parts = parts_of(desk, question.key)
    whole = question.read_whole([part["text"] for part in parts])
    desk.write(question.key, {"value": whole, "parts": parts})
    return step(desk)


def skip(desk: Desk, tap: Tap) -> Step:
    question = desk.position
    if is_old(desk, tap) or question is None or question.required:
        return replace(step(desk), stale=True)
    desk.write(question.key, {"value": None, "skipped": True})
    return step(desk)


def keep(desk: Desk, tap: Tap) -> Step:
    """The answer that is asked again stays as it was."""
    answer = desk.draft.answers.get(tap.key)
    if is_old(desk, tap) or answer is None:
        return replace(step(desk), stale=True)
    desk.write(tap.key, {**answer, "open": False})
    return step(desk)


def back(desk: Desk, tap: Tap) -> Step:
    """The question before is asked again; its answer is offered, not lost."""
    if is_old(desk, tap):
        return replace(step(desk), stale=True)
    before = question_before(desk)
    return _reopen(desk, before.key) if before else step(desk)


def revise(desk: Desk, tap: Tap) -> Step:
    """A field picked on the review card is asked again."""
    if is_old(desk, tap) or tap.key not in desk.draft.answers:
        return replace(step(desk), stale=True)
    return _reopen(desk, tap.key)


def _reopen(desk: Desk, key: str) -> Step:
    answer = desk.draft.answers[key]
    desk.write(key, {**answer, "open": True, "skipped": False})
    return step(desk)


def _add_part(desk: Desk, question: LongText, said: Said) -> None:
    parts = [*parts_of(desk, question.key), {"id": said.message_id, "text": said.text}]
    question.join([part["text"] for part in parts])
    desk.write(
        question.key, {**desk.draft.answers.get(question.key, {}), "parts": parts, "open": True}
    )


def _replace_part(desk: Desk, question: LongText, said: Said) -> None:
    answer = desk.draft.answers[question.key]
    parts = [
        {**part, "text": said.text} if part["id"] == said.message_id else part
        for part in answer["parts"]
    ]
    whole = question.join([part["text"] for part in parts])
    value = whole if answer.get("value") is not None else None
    desk.write(question.key, {**answer, "parts": parts, "value": value})


def _memory(desk: Desk, message_id: int) -> SaidMessage | None:
    return desk.session.get(SaidMessage, (desk.draft.id, desk.who.person.id, message_id))


def _was_said(desk: Desk, message_id: int) -> bool:
    return _memory(desk, message_id) is not None


def _remember(desk: Desk, message_id: int, key: str) -> None:
    mine = {"draft_id": desk.draft.id or 0, "person_id": desk.who.person.id or 0}
    desk.session.add(SaidMessage(**mine, message_id=message_id, key=key))


def _open(session: Session, who: Officer, draft: Draft) -> None:
    who.person.open_draft_id = draft.id
    session.add(who.person)


def _number(session: Session, draft: Draft) -> str:
    innovation = session.exec(select(Innovation).where(Innovation.draft_id == draft.id)).one()
    return innovation.number
