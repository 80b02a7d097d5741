"""The form engine: what a person says or taps, and what that does to a draft.

The position is the first question without an answer. What is typed belongs to the question that
the person saw last, which need not be the position: a colleague may have moved the draft on, or a
new version of the form may ask something before it. A button that is older than the draft changes
nothing: the step that comes back is the truth as it is now, with `stale` set.
"""

from dataclasses import replace
from typing import Any

from forms.choices import option_id
from forms.collected import Choices, Collected, Files, LongText
from forms.kinds import Choice, Question, Reading, Said
from forms.rejections import CannotBeSkipped, Rejection, WrongForm
from forms.repairs import repair_of
from models import Person, SaidMessage
from services import review
from services.desk import Desk, Tap, is_old, question_before
from services.drafts import look, remember
from services.steps import Overwritten, Step

REVIEW = WrongForm("review")


def say(desk: Desk, said: Said) -> Step:
    """Words, a file or something shared for the question that the person saw last."""
    question = expected(desk)
    if question is None:
        return stale(desk) if desk.position else replace(look(desk), refusal=REVIEW)
    remember(desk, said.message_id, question.key)
    before = desk.answer(question.key)
    try:
        _take(desk, question, said)
    except Rejection as refusal:
        return _refused(desk, question, refusal)
    step = _moved_on(desk, question, before)
    return replace(step, overwritten=_overwritten(desk, question, before))


def expected(desk: Desk) -> Question | None:
    """What this person has before the eyes; None for the review, and for what is asked no more."""
    key = desk.draft.shown.get(str(desk.person.id))
    if key is None:
        return desk.position
    return next((q for q in desk.asked if q.key == key), None)


def offers(desk: Desk, verb: str) -> bool:
    """Whether the card that stands now has that button; *Lewati* it has, or says why not."""
    if verb == "back":
        return question_before(desk) is not None
    if (question := desk.position) is None:
        return verb == "send"
    return verb == "skip" or _asks_with(desk, question, verb)


def _asks_with(desk: Desk, question: Question, verb: str) -> bool:
    if verb == "done":
        return isinstance(question, Collected)
    if verb == "keep":
        return _fits(desk, question)
    if verb == "offer":
        return bool(desk.answer(question.key).get("offer"))
    return verb == "none" and not question.required and not desk.parts(question.key)


def refuse(desk: Desk, refusal: Rejection) -> Step:
    """For what could not even be read; nothing is changed by it."""
    return replace(look(desk), refusal=refusal)


def take_offer(desk: Desk, tap: Tap) -> Step:
    """The repair that was offered, as if it had been said."""
    offer = desk.answer(tap.key).get("offer")
    question = desk.form.find(tap.key)
    if is_old(desk, tap) or offer is None or question is None:
        return stale(desk)
    before, said = desk.answer(tap.key), Said(0, offer)
    if isinstance(question, Collected):
        _collect(desk, tap.key, question.add(desk.parts(tap.key), said, desk.reading(question)))
    else:
        desk.write(tap.key, {"value": question.read(said, desk.reading(question))})
    return _moved_on(desk, question, before)


def correct(desk: Desk, message_id: int, said: Said | Rejection) -> Step | None:
    """A Telegram edit of an earlier message, or why it could not be read; None if what the message
    said was replaced since."""
    question = said_to(desk, message_id)
    if question is None:
        return None
    if isinstance(said, Rejection):
        return _refused(desk, question, said)
    try:
        was_taken = _take_again(desk, question, said)
    except Rejection as refusal:
        return _refused(desk, question, refusal)
    return replace(look(desk), corrected=question.key) if was_taken else None


def said_to(desk: Desk, message_id: int) -> Question | None:
    """The question that a message was said to."""
    mine = (desk.draft.id, desk.person.id, message_id)
    memory = desk.session.get(SaidMessage, mine)
    return desk.form.find(memory.key) if memory else None


def pick(desk: Desk, tap: Tap) -> Step:
    """An option by its id: the answer, or one tick of several."""
    question = _asked(desk, tap)
    chosen = [o for o in desk.options(question) if option_id(o) == tap.choice] if question else []
    if question is None or not chosen:
        return stale(desk)
    before = desk.answer(question.key)
    if isinstance(question, Choices):
        parts = question.toggle(desk.parts(question.key), chosen[0])
        _collect(desk, question.key, parts)
    elif isinstance(question, Choice):
        desk.write(question.key, {"value": chosen[0]})
    return _moved_on(desk, question, before)


def finish(desk: Desk, tap: Tap) -> Step:
    """*Selesai* under an answer that is collected."""
    question = _asked(desk, tap)
    if not isinstance(question, Collected):
        return stale(desk)
    if not desk.parts(question.key):
        return refuse(desk, WrongForm(question.kind))
    before = desk.answer(question.key)
    _finish(desk, question, desk.parts(question.key))
    return _moved_on(desk, question, before)


def anew(desk: Desk, tap: Tap) -> Step:
    """What was collected is put aside, to be said from the start."""
    question = _asked(desk, tap)
    if not isinstance(question, Collected):
        return stale(desk)
    desk.write(question.key, {"value": None, "parts": [], "open": True})
    return look(desk)


def skip(desk: Desk, tap: Tap) -> Step:
    question = _asked(desk, tap)
    if question is None or question.required:
        return stale(desk)
    before = desk.answer(question.key)
    desk.write(question.key, {"value": None, "skipped": True})
    return _moved_on(desk, question, before)


def skip_by_word(desk: Desk, tap: Tap) -> Step:
    """The same where there may be no such button."""
    if (question := _asked(desk, tap)) and question.required:
        raise CannotBeSkipped
    return skip(desk, tap)


def keep(desk: Desk, tap: Tap) -> Step:
    """The answer that is asked again stays as it was, if it still fits."""
    question, answer = _asked(desk, tap), desk.answer(tap.key)
    if question is None or not _fits(desk, question):
        return stale(desk)
    whole = question.taken_apart(answer["value"]) if isinstance(question, Collected) else []
    desk.mark(tap.key, open=False, revised=False, parts=whole)
    return _moved_on(desk, question, answer)


def _fits(desk: Desk, question: Question) -> bool:
    """The answer that is there would still be one."""
    value = desk.value(question.key)
    return value is not None and question.holds(value, desk.reading(question))


def back(desk: Desk, tap: Tap) -> Step:
    """The question before is asked again; its answer is offered, not lost."""
    if is_old(desk, tap):
        return stale(desk)
    before = question_before(desk)
    return _reopen(desk, before) if before else look(desk)


def revise(desk: Desk, tap: Tap) -> Step:
    """A field picked on the review card is asked again."""
    question = desk.form.find(tap.key)
    if is_old(desk, tap) or question is None or tap.key not in desk.draft.answers:
        return stale(desk)
    if tap.key in review.locked(desk):
        return stale(desk)
    return _reopen(desk, question, is_revised=True)


def _asked(desk: Desk, tap: Tap) -> Question | None:
    """What the button is for, if that is asked now and nothing has changed since it was shown. The
    revision alone does not tell: another version of the form may ask something else first."""
    question = desk.position
    is_it = question is not None and question.key == tap.key and not is_old(desk, tap)
    return question if is_it else None


def stale(desk: Desk) -> Step:
    """How things stand, to whoever acted on how they stood before."""
    return replace(look(desk), stale=True)


def _moved_on(desk: Desk, question: Question, before: dict[str, Any]) -> Step:
    """Where an answer has led; `revised` where it was asked for on the review."""
    return replace(look(desk), revised=question.key if before.get("revised") else "")


def _reopen(desk: Desk, question: Question, *, is_revised: bool = False) -> Step:
    parts, value = desk.parts(question.key), desk.value(question.key)
    if isinstance(question, Collected) and value is not None:
        parts = parts or question.taken_apart(value)
    desk.mark(question.key, parts=parts, open=True, skipped=False, revised=is_revised)
    return look(desk)


def _take(desk: Desk, question: Question, said: Said) -> None:
    at = desk.reading(question)
    if not isinstance(question, Collected):
        desk.write(question.key, {"value": question.read(said, at), "said": said.message_id})
        return
    parts = question.add(_said_before(desk, question, at), said, at)
    if isinstance(question, Files) and question.most == 1:
        _finish(desk, question, parts)
    else:
        _collect(desk, question.key, parts)


def _said_before(desk: Desk, question: Collected, at: Reading) -> list[dict[str, Any]]:
    """What a new piece is added to; a long text that is asked again, and whole, begins anew."""
    parts, answer = desk.parts(question.key), desk.answer(question.key)
    if not isinstance(question, LongText) or not answer.get("open"):
        return parts
    return [] if question.is_whole(parts, answer.get("value"), at.least_words) else parts


def _finish(desk: Desk, question: Collected, parts: list[dict[str, Any]]) -> None:
    whole = question.whole(parts, desk.reading(question))
    desk.write(question.key, {"value": whole, "parts": parts})


def _collect(desk: Desk, key: str, parts: list[dict[str, Any]]) -> None:
    """Pieces beside a value that is still there do not make their author that of the value."""
    marks = {"parts": parts, "open": True, "skipped": False, "offer": ""}
    if desk.value(key) is not None:
        desk.mark(key, **marks)
    else:
        desk.write(key, {**desk.answer(key), **marks})


def _take_again(desk: Desk, question: Question, said: Said) -> bool:
    """A part that was said already is replaced; what was refused then is taken, while it is asked.
    False if it is neither."""
    places = [n for n, part in enumerate(desk.parts(question.key)) if part["id"] == said.message_id]
    if isinstance(question, Collected) and places:
        _replace_parts(desk, question, said, places)
        return True
    is_its_source = desk.answer(question.key).get("said") == said.message_id
    if not is_its_source and desk.is_answered(question):
        return False
    _take(desk, question, said)
    return True


def _replace_parts(desk: Desk, question: Collected, said: Said, places: list[int]) -> None:
    """All that came of a message gives way to what it says now, where its first piece stood."""
    parts, first = desk.parts(question.key), places[0]
    before = parts[:first]
    after = [part for n, part in enumerate(parts) if n > first and n not in places]
    new = question.add([*before, *after], said, desk.reading(question))[len(before + after) :]
    changed = [*before, *new, *after]
    if desk.is_answered(question):
        _finish(desk, question, changed)
    else:
        _collect(desk, question.key, changed)


def _refused(desk: Desk, question: Question, refusal: Rejection) -> Step:
    """What was entered before stays; a repair of what was said is kept to be offered. If something
    else is asked meanwhile, `corrected` names the answer that this was meant for."""
    if question is not desk.position:
        return replace(look(desk), refusal=refusal, corrected=question.key)
    offer, answer = repair_of(refusal) or "", desk.answer(question.key)
    if offer != answer.get("offer", ""):
        desk.mark(question.key, offer=offer)
    return refuse(desk, refusal)


def _overwritten(desk: Desk, question: Question, before: dict[str, Any]) -> Overwritten | None:
    """An answer that was not known to be there, since it was not asked again."""
    value, by = before.get("value"), before.get("by", desk.person.id)
    if by == desk.person.id or before.get("open") or value in (None, desk.value(question.key)):
        return None
    other = desk.session.get(Person, by)
    return Overwritten(question.key, other.name, value) if other else None
