"""What of an innovation was returned for correction, and the answers of the draft that mends it."""

from typing import Any

from sqlmodel import Session, col, select

from forms.collected import Collected
from forms.registration import REGISTRATION
from forms.verification import FIELDS, RETURN
from models import Draft, Innovation, Status, StatusChange


def fields(session: Session, it: Innovation) -> tuple[str, ...]:
    """The questions to be answered anew, in the order of the form; none unless it is returned."""
    if it.status != Status.RETURNED:
        return ()
    back = StatusChange.innovation_id == it.id, StatusChange.after == Status.RETURNED
    newest = select(StatusChange.at).where(*back).order_by(col(StatusChange.id).desc())
    at = session.exec(newest).first()
    mine = Draft.form == RETURN.name, Draft.about_id == it.id, Draft.sent_at == at
    asked = session.exec(select(Draft).where(*mine)).first() if at else None
    chosen = asked.answers["fields"]["value"] if asked else ()
    return tuple(key for key, label in FIELDS.items() if label in chosen)


def asked_again(answers: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """The answers of a profile, of which those are open; what stands there is kept to be mended."""
    return answers | {key: _opened(key, answers[key]) for key in keys if key in answers}


def _opened(key: str, answer: dict[str, Any]) -> dict[str, Any]:
    question, value = REGISTRATION.find(key), answer.get("value")
    if isinstance(question, Collected) and value is not None and not answer.get("parts"):
        return answer | {"open": True, "parts": question.taken_apart(value)}
    return answer | {"open": True}
