"""Which of the things said belong to the question: `daftar 10 desember` has no top ten."""

from typing import Any

from services.asking.names import Mention
from services.asking.parsing import Parsed
from services.asking.question import Intent, Question
from services.asking.spelling import number

I = Intent  # noqa: E741
FILTERS = frozenset({"unit_kind", "digital", "shape", "stage"})
ASKING = FILTERS | {"years", "units", "own", "object", "metric", "order", "top", "format", "status"}
BELONGS: dict[Intent, frozenset[str]] = {
    I.MISSING: frozenset({"years", "unit_kind", "format"}),
    I.MISSING_COUNT: frozenset({"years", "unit_kind"}),
    I.DONE: frozenset({"years", "unit_kind", "format"}),
    I.PROGRESS: frozenset({"years", "unit_kind"}),
    I.RANKING: FILTERS | {"years", "object", "metric", "order", "top", "format"},
    I.POSITION: frozenset({"years", "units", "own", "metric"}),
    I.UNIT_SCORE: frozenset({"years", "units", "own", "object", "metric"}),
    I.INNOVATION_SCORE: frozenset({"years", "innovation", "metric"}),
    I.SCORE_FILTER: FILTERS | {"years", "object", "metric", "op", "value"},
    I.UNIT_SUMMARY: frozenset({"years", "units"}),
    I.UNIT_STATUS: frozenset({"years", "units", "own"}),
    I.INNOVATION_STATUS: frozenset({"innovation", "own"}),
    I.INNOVATIONS: FILTERS | {"years", "units", "own", "status", "format"},
    I.COUNT: FILTERS | {"years", "units", "own", "status"},
    I.INCOMPLETE: frozenset({"years", "unit_kind", "lacking"}),
    I.RECAP: frozenset({"years", "unit_kind", "format"}),
    I.COMPARE: frozenset({"years", "units", "own", "metric"}),
    I.TREND: FILTERS | {"years", "units", "own", "object", "metric"},
    I.INDEX: frozenset({"years", "object"}),
    I.SEARCH: frozenset({"years", "query", "digital", "stage"}),
    I.DEADLINE: frozenset({"years"}),
    I.REMINDED: frozenset({"units", "own"}),
    I.CONTACT: frozenset({"units"}),
    I.UNLINKED: frozenset({"unit_kind"}),
    I.REMIND: frozenset({"units", "unit_kind", "target"}),
    I.PAUSE: frozenset({"units", "unit_kind", "until", "own"}),
    I.MOVE_DEADLINE: frozenset({"date", "reason"}),
    I.ENTER_SCORE: frozenset({"innovation", "score", "metric"}),
    I.VERIFY: frozenset({"innovation", "decision", "reason"}),
    I.HAND_OVER: frozenset({"units", "own", "name"}),
    I.ANNOUNCE: frozenset({"target", "units", "unit_kind"}),
    I.INVITE: frozenset({"units", "role"}),
    I.REGISTER: frozenset({"units", "own", "name"}),
    I.RESUME: frozenset({"own"}),
    I.CHANGE: frozenset({"innovation", "own", "field", "name"}),
    I.WITHDRAW: frozenset({"innovation", "own", "reason"}),
    I.TOP_TEN: frozenset({"years", "top"}),
    I.HELP: frozenset({"topic"}),
    I.OUTSIDE: ASKING,
}
OF_UNITS = frozenset({I.RANKING, I.SCORE_FILTER})
TOPICS = {
    "UPLOAD": "bukti", "EVIDENCE": "bukti", "PROOF": "bukti",
    "SCORE": "skor", "VERIFY": "verifikasi", "OPERATOR": "operator", "DRAFT": "draf",
    "CHANGE": "ubah", "INDEX": "indeks", "REGISTER": "daftar", "INPUT": "daftar",
    "SEND": "daftar",
}  # fmt: skip
ROLES = {
    "operator": "officer", "pic": "officer", "petugas": "officer", "kepala": "head",
    "kadis": "head", "pimpinan": "leader", "verifikator": "verifier",
}  # fmt: skip
JOINING = frozenset({"dan", "sama", "dengan", "serta", "atau"})
TITLES = frozenset(
    ["pak", "bu", "bapak", "ibu", "bpk", "sdr", "saudara", "mas", "mbak", "kak", "bang"]
)


def fitted(intent: Intent, parsed: Parsed) -> Question:
    """OUTSIDE: a fragment, with all that it says."""
    wanted = BELONGS.get(intent, frozenset())
    said = {**parsed.slots, **_named(parsed, intent), **_of_words(parsed, intent)}
    return Question(intent, **{key: value for key, value in said.items() if key in wanted})


def _named(parsed: Parsed, intent: Intent) -> dict[str, Any]:
    found: dict[str, Any] = {}
    units = [it.units[0] for it in meant(parsed, intent)]
    titles = [it.innovation for it in parsed.named if it.innovation]
    if units:
        found["units"] = tuple(dict.fromkeys(units))
    if titles:
        found["innovation"] = titles[0]
    elif parsed.title:
        found["innovation"] = parsed.title
    if name := _new_name(parsed, intent):
        found["name"] = name
        if intent is I.CHANGE and found.get("innovation", "").casefold() in name.casefold():
            del found["innovation"]
    return found


def meant(parsed: Parsed, intent: Intent) -> list[Mention]:
    """Units. An everyday word beside the name of one only says more about it, unless it is joined
    to it: `dinkes dan perikanan`."""
    found = [it for it in parsed.named if it.units]
    is_one_sure = any(not it.is_weak for it in found)
    if not is_one_sure or intent is I.COMPARE:
        return found
    return [it for it in found if not it.is_weak or _is_joined(parsed, it)]


def _is_joined(parsed: Parsed, it: Mention) -> bool:
    others = [one for one in parsed.named if one.units and not one.is_weak]
    is_behind = any(one.end == it.start - 1 for one in others)
    is_before = any(one.start == it.end + 1 for one in others)
    at = parsed.sentence.at
    return (is_behind and at(it.start - 1) in JOINING) or (is_before and at(it.end) in JOINING)


def _of_words(parsed: Parsed, intent: Intent) -> dict[str, Any]:
    present = parsed.present
    found: dict[str, Any] = {}
    if kind := _kind(parsed):
        found["unit_kind"] = kind
    if intent in OF_UNITS:
        if kind or (present & {"UNIT", "WHO"} and not _is_about_innovations(parsed)):
            found["object"] = "opd"
    elif "REGENCY" in present or "kita" in parsed.sentence.words:
        found["object"] = "kabupaten"
    if "WE" in present and (intent is not I.REGISTER or "kami" in parsed.sentence.words):
        found["own"] = True
    found |= _refined(parsed, intent, found)
    return found


def _refined(parsed: Parsed, intent: Intent, found: dict[str, Any]) -> dict[str, Any]:
    """What the intent adds to the words, or takes from them."""
    return {
        **_whose(parsed, intent, found),
        **_of_asking(parsed, intent),
        **_of_doing(parsed, intent),
    }


def _whose(parsed: Parsed, intent: Intent, found: dict[str, Any]) -> dict[str, Any]:
    has_unit = any(it.units for it in parsed.named)
    is_regency = intent in {I.UNIT_SCORE, I.TREND, I.INDEX} and found.get("object") == "kabupaten"
    more: dict[str, Any] = {}
    is_beside = intent is I.COMPARE and sum(bool(it.units) for it in parsed.named) == 1
    if (has_unit and not is_beside) or is_regency:
        more["own"] = False
    if has_unit and intent in {I.UNIT_SCORE, I.TREND, I.COMPARE}:
        more["object"] = None
    return more


def _of_asking(parsed: Parsed, intent: Intent) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if intent is I.INCOMPLETE:
        more["lacking"] = parsed.slots.get("lacking") or "data"
    if intent is I.TREND and "years" in parsed.slots:
        more["years"] = _compared_years(parsed)
    if intent in {I.TREND, I.RANKING} and _is_counted(parsed, intent):
        more["metric"] = "jumlah"
    if intent is I.SEARCH:
        more["query"] = _query(parsed)
    if intent is I.HELP:
        more["topic"] = _topic(parsed)
    return more


def _of_doing(parsed: Parsed, intent: Intent) -> dict[str, Any]:
    present = parsed.present
    more: dict[str, Any] = {}
    if intent is I.REMIND and present & {"NOT", "NONE"}:
        more["target"] = "belum"
    if intent is I.ANNOUNCE and (present & {"OPERATOR", "UNIT"}):
        more["target"] = "operator" if "OPERATOR" in present else "opd"
    if intent is I.INVITE:
        more["role"] = _role(parsed)
    if intent is I.ENTER_SCORE:
        more["score"] = _score(parsed)
    return more


def _role(parsed: Parsed) -> str | None:
    return next((ROLES[word] for word in parsed.words.values() if word in ROLES), None)


def _is_about_innovations(parsed: Parsed) -> bool:
    """`inovasi opd terbaik`: the first noun is what is wanted."""
    nouns = [
        it
        for n in sorted(parsed.places)
        for it in parsed.places[n]
        if it in {"UNIT", "INNOV", "WHO"}
    ]
    return bool(nouns) and nouns[0] == "INNOV" and "WHO" not in nouns


def _kind(parsed: Parsed) -> str | None:
    kinds = [parsed.words[n] for n, it in parsed.places.items() if "KIND" in it]
    if any(it.units for it in parsed.named) and len(kinds) < 2:
        return None
    return kinds[0] if kinds else None


def _compared_years(parsed: Parsed) -> tuple[int, ...]:
    years: tuple[int, ...] = parsed.slots["years"]
    now = parsed.sentence.year
    return (*years, now) if len(years) == 1 and years[0] < now else years


def _is_counted(parsed: Parsed, intent: Intent) -> bool:
    counted = set(parsed.words.values()) & {"jumlah", "total", "banyak"}
    return bool(counted) and ("INNOV" in parsed.present or intent is I.TREND)


def _score(parsed: Parsed) -> float | None:
    found = [number(parsed.words[n]) for n, it in parsed.places.items() if "NUMBER" in it]
    return found[-1] if found else None


def _topic(parsed: Parsed) -> str | None:
    named = [parsed.words[n] for n, it in parsed.places.items() if "TOPIC" in it]
    said = (topic for concept, topic in TOPICS.items() if concept in parsed.present)
    return next(iter(named), None) or next(said, None)


def _query(parsed: Parsed) -> str | None:
    """What stands behind the word that asks for it."""
    words = parsed.sentence.words
    behind = max(
        (n for n, it in parsed.places.items() if it & {"ABOUT", "SEARCH"} and n < len(words)),
        default=-1,
    )
    left = [
        n
        for n in range(behind + 1, len(words))
        if n not in parsed.sentence.used
        and (n in parsed.unknown or n in _named_places(parsed) or not _is_frame_word(parsed, n))
    ]
    return " ".join(words[n] for n in left) or None


def _named_places(parsed: Parsed) -> set[int]:
    return {n for it in parsed.named for n in range(it.start, it.end)}


def _is_frame_word(parsed: Parsed, n: int) -> bool:
    if n not in parsed.places:
        return n in parsed.words
    return bool(parsed.places[n] & {"INNOV", "ABOUT", "SEARCH", "HAVE", "NO", "WHICH", "LIST"})


def _new_name(parsed: Parsed, intent: Intent) -> str | None:
    if intent is I.HAND_OVER:
        return _person(parsed)
    if intent is I.REGISTER:
        return parsed.title or _unknown_run(parsed)
    if intent is I.CHANGE and "jadi" in (words := [w.casefold() for w in parsed.sentence.raw]):
        return " ".join(parsed.sentence.raw[words.index("jadi") + 1 :]) or None
    return None


def _person(parsed: Parsed) -> str | None:
    raw = [word.casefold() for word in parsed.sentence.raw]
    for n, word in enumerate(raw[:-1]):
        if word in TITLES:
            return parsed.sentence.raw[n + 1].capitalize()
    return None


def _unknown_run(parsed: Parsed) -> str | None:
    """Only of a sentence that says of which unit it is."""
    if not any(it.units for it in parsed.named):
        return None
    return " ".join(parsed.sentence.raw[n] for n in parsed.unknown) or None
