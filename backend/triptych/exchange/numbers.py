"""Numbers as people type them become exact decimals, or the reason why not; nothing is guessed.

"£26.19m", "-£7,169.20", "(12.5)", "1.2bn", "733%". A text that could mean two numbers ("12,50") is refused.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from triptych.kernel.money import MAX_DIGITS

MILLION = Decimal(10) ** 6
_SCALES = {
    "": None,
    "k": Decimal(1000),
    "thousand": Decimal(1000),
    "m": MILLION,
    "mn": MILLION,
    "mio": MILLION,
    "million": MILLION,
    "bn": MILLION * 1000,
    "b": MILLION * 1000,
    "billion": MILLION * 1000,
}
_NUMBER = re.compile(
    r"(?P<before>[-+]?)(?P<currency>[£€$]|[A-Z]{3}(?![a-z]))?(?P<sign>[-+]?)"
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:'[0-9]{3})+)?"
    r"(?P<fraction>\.[0-9]+)?"
    r"(?P<scale>k|thousand|mn|mio|m|million|bn|b|billion)?(?P<after>[£€$]|[A-Z]{3})?(?P<percent>%)?",
    re.IGNORECASE,
)
_MAX_FRACTION = 15
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-", "\u2019": "'", "\uff04": "$"})


class NotANumber(ValueError):
    """The text is no number; the message says what was expected."""


class Unit(StrEnum):
    """What a figure without a unit of its own is counted in."""

    ONE = "1"
    THOUSAND = "1000"
    MILLION = "1000000"
    BILLION = "1000000000"


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; `currency` as written with it (``£`` or a code), `percent` where a % stood behind it."""

    value: Decimal
    currency: str | None
    percent: bool


def tidy(text: str) -> str:
    """One space between words, none around, and an ordinary minus; the words stay as published."""
    return " ".join(text.split())


def read_number(text: str, unit: Unit = Unit.ONE) -> Number:
    """Read a number exactly; one without a scale of its own (m, bn) is counted in `unit`. Raises `NotANumber`."""
    body = tidy(text).translate(_SIGNS)
    negative = body.startswith("(") and body.endswith(")")
    match = _NUMBER.fullmatch(_closed_up(body[1:-1] if negative else body))
    if match is None or not (match["whole"] or match["fraction"]):
        raise NotANumber(f"{_short(text)} is not a number; write it like 1234.50.")
    signs = f"{'-' if negative else ''}{match['before'] or ''}{match['sign'] or ''}"
    if len(signs) > 1 or (match["currency"] and match["after"]):
        raise NotANumber(f"{_short(text)} has two signs or two currencies.")
    value = _value(text, match, unit)
    currency = match["currency"] or match["after"]
    return Number(-value if signs == "-" else value, currency.upper() if currency else None, bool(match["percent"]))


def _value(text: str, match: re.Match[str], unit: Unit) -> Decimal:
    whole = re.sub(r"[, ']", "", match["whole"] or "0").lstrip("0") or "0"
    fraction = (match["fraction"] or "")[1:]
    scale = _SCALES[(match["scale"] or "").lower()]
    if match["percent"]:
        scale = Decimal(1)
    power = len(str(int(scale or Decimal(unit.value)))) - 1
    if len(whole) + power > MAX_DIGITS or len(fraction) > _MAX_FRACTION:
        raise NotANumber(
            f"{_short(text)} has too many digits; {MAX_DIGITS} before and {_MAX_FRACTION} after the point."
        )
    # Shifting the exponent is exact; multiplying would round to the context's 28 digits.
    digits = Decimal(f"{whole}.{fraction or '0'}").as_tuple()
    return Decimal((0, digits.digits, int(digits.exponent) + power))


def _closed_up(body: str) -> str:
    """Without the spaces between a sign, a currency and the digits; those inside the digits are thousands."""
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", body)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def unit_of_heading(heading: str) -> Unit | None:
    """The unit that a heading states: "(£million)", "£m", "gbp_m", "£bn", "£000", "(£k)"; None when it states none."""
    words = heading.lower().replace("_", " ")
    if re.search(r"[£€$]\s?bn\b|\bbillions?\b|\b(gbp|eur|usd)\s?bn\b", words):
        return Unit.BILLION
    if re.search(r"[£€$]\s?m(n|illions?)?\b|\bmillions?\b|\b(gbp|eur|usd)\s?m(n)?\b|\(m\)", words):
        return Unit.MILLION
    if re.search(r"[£€$]\s?(k|000s?|thousands?)(?![0-9])|\bthousands?\b|\b(gbp|eur|usd)\s?k\b|\(k\)|\(000s?\)", words):
        return Unit.THOUSAND
    return None
