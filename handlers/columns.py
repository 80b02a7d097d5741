"""The columns of every kind of sheet: one for each question that its rows answer."""

from forms.collected import Choices, LongText
from forms.kinds import Choice, Contact, Date, Place, Question
from forms.people import ADMIN_INVITATION
from reports.sheets import Column, Value
from services.importing.innovations import QUESTIONS
from services.instrument import Instrument
from texts import official_sheet as score_words
from texts import sheets as words
from texts.catalog import wording

WIDE, MIDDLE, NARROW = 60, 30, 18
NOTES = {Choices: "several", Date: "date", Contact: "contact", Place: "place"}


def columns_of(kind: str, units: tuple[str, ...], instrument: Instrument) -> tuple[Column, ...]:
    """`units` are short names, offered as a list; the instrument gives the ministry's options."""
    if kind == "innovations":
        unit = Column(
            "unit", words.UNIT, MIDDLE, required=True, note=words.NOTES["unit"], options=units
        )
        note = words.NOTES["mandate_year"]
        year = Column("mandate_year", words.YEAR, NARROW, required=False, note=note)
        return (unit, year, *(_of_question(question, instrument) for question in QUESTIONS))
    return (
        _of_scores(units) if kind == "scores" else _of_people(units)[: 4 if kind == "people" else 2]
    )


def examples_of(kind: str, columns: tuple[Column, ...]) -> list[dict[str, Value]]:
    """One row that would be taken, long texts apart."""
    if kind == "innovations":
        rows = {c.key: _example(c) for c in columns if c.key not in {"unit", "mandate_year"}}
        return [{"unit": "Disdikbud", "mandate_year": None, **rows}]
    if kind == "scores":
        return [{**score_words.EXAMPLE}]
    officer = {"unit": "Disdikbud", "role": "Operator inovasi", "name": "Operator Disdikbud"}
    head = {"unit": "Dinkes", "role": "Kepala perangkat daerah", "name": "Kepala Dinkes"}
    return [{**officer, "telegram_id": "123456789"}, {**head, "telegram_id": None}]


def _of_question(question: Question, instrument: Instrument) -> Column:
    said = wording("registration", question.key)
    options = _options(question, instrument)
    told = words.NOTES[NOTES[type(question)]] if type(question) in NOTES else ""
    return Column(
        question.key,
        said.label,
        WIDE if isinstance(question, LongText) else MIDDLE,
        required=question.required and question.when is None,
        note=told or ("" if options else f"Contoh: {said.example}"),
        options=options,
        as_text=isinstance(question, Contact | Place),
    )


def _options(question: Question, instrument: Instrument) -> tuple[str, ...]:
    """A list that allows one option only is no help where several may be named."""
    if not isinstance(question, Choice):
        return ()
    named = question.options
    return instrument.options(named) if isinstance(named, str) else named


def _of_people(units: tuple[str, ...]) -> tuple[Column, ...]:
    roles = next(q.options for q in ADMIN_INVITATION.questions if isinstance(q, Choice))
    of_post, notes = words.NOTES["unit_of_post"], words.NOTES
    return (
        Column("unit", words.UNIT, MIDDLE, required=False, note=of_post, options=units),
        Column("role", words.ROLE, MIDDLE, required=True, options=tuple(roles)),
        Column("name", words.NAME, MIDDLE, required=True, note=notes["name"]),
        Column(
            "telegram_id",
            words.TELEGRAM,
            NARROW,
            required=False,
            note=notes["telegram_id"],
            as_text=True,
        ),
    )


def _of_scores(units: tuple[str, ...]) -> tuple[Column, ...]:
    """Numbers and years may be written as text or as numbers."""
    options = {"unit": units, "kind": score_words.KINDS}
    return tuple(
        Column(
            key,
            title,
            MIDDLE if key in {"name", "unit", "source", "reason"} else NARROW,
            required=key in score_words.REQUIRED,
            note=score_words.NOTES[key],
            options=options.get(key, ()),
        )
        for key, title in score_words.TITLES.items()
    )


def _example(column: Column) -> Value:
    if column.key in words.EXAMPLES:
        return words.EXAMPLES[column.key]
    return column.options[0] if column.options else wording("registration", column.key).example
