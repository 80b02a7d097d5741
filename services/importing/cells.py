"""Reads single cells; what is wrong with one is noted, and None given for it."""

from typing import Any

from sqlmodel import Session

from forms.kinds import Question, Reading, Said
from forms.rejections import NotAnOption, Rejection
from models import Unit
from services import units
from services.desk import Terms
from services.importing.rows import Checked, Lack, Row


class CellReader:
    def __init__(self, session: Session, terms: Terms) -> None:
        self.session, self.today = session, terms.today
        self._units: dict[str, Unit | NotAnOption] = {}

    def unit(self, row: Row, key: str, found: Checked) -> Unit | None:
        if not (text := row.text(key)):
            found.find(key, Lack.EMPTY)
            return None
        unit = self._named(text)
        if isinstance(unit, NotAnOption):
            found.find(key, unit)
            return None
        return unit

    def answer(self, question: Question, row: Row, key: str, found: Checked) -> Any:
        """To a question that needs no instrument: its options, if any, are its own."""
        if not (text := row.text(key)):
            found.find(key, Lack.EMPTY)
            return None
        try:
            options = getattr(question, "options", ())
            return question.read(Said(0, text), Reading(self.today, options))
        except Rejection as refusal:
            found.find(key, refusal)
            return None

    def _named(self, text: str) -> Unit | NotAnOption:
        """Each spelling is looked up once."""
        if text not in self._units:
            try:
                self._units[text] = units.match(self.session, text, today=self.today)
            except NotAnOption as refusal:
                self._units[text] = refusal
        return self._units[text]
