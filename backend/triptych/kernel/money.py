"""Money is an exact decimal with its ISO 4217 code. Amounts of different currencies meet only through a dated rate."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from triptych.kernel.refusals import Invalid

MAX_DIGITS = 18
MAX_SCALE = 4

# ISO 4217 active currency codes with the number of digits of their minor unit, where it is not two.
_MINOR_UNITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}
CURRENCIES = frozenset(
    (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
        "CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
        "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
        "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
        "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
        "TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
    ).split()
)


class CurrencyMismatch(ValueError):
    """Two amounts of different currencies met without a rate; a bug of the caller."""


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency. Comparison and sums demand the same currency."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise Invalid.at("currency", "unknown_currency", f"{self.currency!r} is not an ISO 4217 currency code.")

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> "Money":
        return Money(self.amount * factor, self.currency)

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount <= other.amount

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount < other.amount

    def __str__(self) -> str:
        places = -int(self.amount.normalize().as_tuple().exponent)
        shown = max(places, minor_digits(self.currency)) if places > 0 else 0
        return f"{self.currency} {self.amount:,.{shown}f}"

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency} meets {other.currency} without a rate")


def minor_digits(currency: str) -> int:
    """How many digits the minor unit of a currency has (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD."""
    return _MINOR_UNITS.get(currency, 2)


def parse_amount(text: str, field_path: str = "amount") -> Decimal:
    """Read an exact decimal as people send it through the API (``"100000.50"``).

    Raises `Invalid` at `field_path` for anything else: exponents, NaN, infinities, more than 18 digits before or 4
    after the point.
    """
    cleaned = text.strip()
    body = cleaned.removeprefix("-")
    whole, _, fraction = body.partition(".")
    plain = body.isascii() and whole.isdigit() and (not fraction or fraction.isdigit()) and not body.endswith(".")
    if not plain:
        raise Invalid.at(field_path, "not_an_amount", f"{text[:40]!r} is not an amount; write it like 100000.50.")
    if len(whole.lstrip("0")) > MAX_DIGITS or len(fraction) > MAX_SCALE:
        raise Invalid.at(
            field_path,
            "amount_too_long",
            f"An amount has at most {MAX_DIGITS} digits before the point and {MAX_SCALE} after it.",
        )
    try:
        return Decimal(cleaned)
    except InvalidOperation as error:  # pragma: no cover - the checks above leave nothing for it
        raise Invalid.at(field_path, "not_an_amount", f"{text[:40]!r} is not an amount.") from error
