"""Amounts of money as officers write them: a dot groups thousands, a comma is decimal."""

import re

from forms.rejections import NotMoney, TooMuchMoney

MOST = 10_000_000_000_000  # rupiah
THOUSAND, MILLION, BILLION, TRILLION = 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000
UNITS = {
    "ribu": THOUSAND, "rb": THOUSAND, "k": THOUSAND,
    "juta": MILLION, "jt": MILLION,
    "miliar": BILLION, "milyar": BILLION, "m": BILLION,
    "triliun": TRILLION, "trilyun": TRILLION, "t": TRILLION,
}  # fmt: skip
UNIT = rf"({'|'.join(UNITS)})(?![a-z])"
GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,6}"
ENGLISH = r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,6}"  # one comma alone may be a decimal one
PLAIN = r"(?:0|[1-9][0-9]{0,18})"
# A dot before three digits is left out: 1.500 juta is 1,5 juta to one and 1,5 miliar to another.
SCALED = rf"(0|[1-9][0-9]{{0,5}})(?:,([0-9]{{1,12}})|\.([0-9]{{1,2}}|[0-9]{{4,12}}))?\s?{UNIT}"
CURRENCY = r"(?:rp\.?|idr)?\s?"
TAIL = r"(?:,00|[,.]-{1,2})?\s?(?:rupiah)?\.?"
WHOLE = re.compile(rf"{CURRENCY}({GROUPED}|{ENGLISH}|{PLAIN}){TAIL}")
SUM = re.compile(rf"{CURRENCY}((?:{SCALED}\s?)+){TAIL}")
PART = re.compile(SCALED)
CORE = re.compile(rf"[0-9](?:.*[0-9])?(?:\s?{UNIT})?")
CLUMSY = re.compile(r"([1-9][0-9]{0,2}(?:[., ][0-9]{3}){1,6}|[1-9][0-9]{3,18})(?:[.,][0-9]{1,2})?")
BELOW_ZERO = re.compile(r"[-−–]\s?(?:rp\.?\s?)?[0-9]|minus|negatif")


def read_money(text: str) -> int:
    """Whole rupiah, zero included: `Rp 12.500.000,-`, `12,5 juta`, `500rb`, `1 miliar 200 juta`."""
    said = " ".join(text.casefold().split())
    amount = _amount(said)
    if amount is None:
        raise NotMoney(text, _repair(said))
    if amount > MOST:
        raise TooMuchMoney(amount, MOST)
    return amount


def rupiah(amount: int) -> str:
    """`Rp 12.500.000`."""
    return f"Rp {amount:,}".replace(",", ".")


def _amount(said: str) -> int | None:
    if found := WHOLE.fullmatch(said):
        return _digits(found[1])
    if found := SUM.fullmatch(said):
        return _sum(found[1])
    return None


def _digits(written: str) -> int:
    return int(re.sub(r"[^0-9]", "", written))


def _sum(said: str) -> int | None:
    """Every part must be smaller than the unit before it, and a whole number of rupiah."""
    total, above = 0, MOST * TRILLION
    for whole, comma, dot, unit in PART.findall(said):
        fraction = comma or dot
        amount, rest = divmod(int(whole + fraction) * UNITS[unit], 10 ** len(fraction))
        if rest or amount >= above:
            return None
        total, above = total + amount, UNITS[unit]
    return total


def _repair(said: str) -> str | None:
    """From its first digit to its last it is one amount, perhaps with sen or foreign marks."""
    core = CORE.search(said)
    if core is None or BELOW_ZERO.search(said):
        return None
    amount = _amount(core[0])
    if amount is None and (clumsy := CLUMSY.fullmatch(core[0])):
        amount = _digits(clumsy[1])
    return rupiah(amount) if amount and THOUSAND <= amount <= MOST else None
