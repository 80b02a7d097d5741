"""What a move must leave as it is: pieces that were said, and whose answers they are."""

from typing import Any

from forms.collected import Collected
from services.desk import Desk

Answers = dict[tuple[int, str], Any]  # by draft and key


def after_words(desk: Desk, key: str, was: dict[str, Any], taken: int | None) -> list[str]:
    """What is wrong once something was said: in the message `taken`, or refused. `was` is
    the answer before: a new piece stands behind its pieces, or in place of all where they are a
    value that is asked again. Another answer is the sayer's."""
    parts, answer = desk.parts(key), desk.answer(key)
    before = [] if taken is not None and _begins_anew(was) else was.get("parts", [])
    if parts[: len(before)] != before:
        return [f"pieces of {key} went: {before} -> {parts}"]
    if taken is None:
        return []
    if isinstance(desk.form.find(key), Collected):
        is_it = [part["id"] for part in parts[len(before) :]] == [taken]
    else:
        is_it = (answer.get("said"), answer["by"]) == (taken, desk.person.id)
    return [] if is_it else [f"{key} is not what was said by {desk.person.id}: {answer}"]


def _begins_anew(was: dict[str, Any]) -> bool:
    pieces = [part.get("text", "") for part in was.get("parts", [])]
    return bool(was.get("open")) and was.get("value") == "\n\n".join(pieces)


def after_finish(desk: Desk, key: str) -> list[str]:
    """*Selesai* makes one answer of all the pieces."""
    answer = desk.answer(key)
    if answer.get("open") or not answer.get("value"):
        return []
    lacking = [part for part in desk.parts(key) if part["text"] not in answer["value"]]
    return [f"{key} lacks {part}" for part in lacking]


def other_authors(before: Answers, after: Answers) -> list[tuple[int, str]]:
    """Answers that are somebody else's now."""
    known = [at for at, answer in before.items() if isinstance(answer, dict)]
    return [at for at in known if before[at].get("by") != after[at].get("by")]
