"""Money: exact, one currency at a time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.money import CURRENCIES, CurrencyMismatch, Money, minor_digits, parse_amount
from triptych.kernel.refusals import Invalid

amounts = st.decimals(
    min_value=Decimal("-999999999999999999.9999"), max_value=Decimal("999999999999999999.9999"), places=4
)


@given(amounts)
def test_an_amount_survives_being_written_and_read(amount: Decimal) -> None:
    assert parse_amount(format(amount, "f")) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_an_amount"),
        ("abc", "not_an_amount"),
        ("1e5", "not_an_amount"),
        ("NaN", "not_an_amount"),
        ("Infinity", "not_an_amount"),
        ("1,000", "not_an_amount"),
        ("--1", "not_an_amount"),
        ("+1", "not_an_amount"),
        (".5", "not_an_amount"),
        ("5.", "not_an_amount"),
        ("1_000", "not_an_amount"),
        ("١٢", "not_an_amount"),
        ("1.00001", "amount_too_long"),
        ("1" * 19, "amount_too_long"),
    ],
)
def test_what_is_not_an_amount_is_refused_at_its_field(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_amount(text, "cost")

    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("cost", code)


def test_unknown_currency_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        Money(Decimal(1), "XYZ")

    assert refused.value.problems[0].code == "unknown_currency"


@pytest.mark.parametrize("meet", [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a <= b, lambda a, b: a < b])
def test_two_currencies_never_meet_without_a_rate(meet: object) -> None:
    with pytest.raises(CurrencyMismatch):
        meet(Money(Decimal(1), "USD"), Money(Decimal(1), "EUR"))  # type: ignore[operator]


@given(amounts, amounts)
def test_sums_and_differences_undo_each_other(one: Decimal, other: Decimal) -> None:
    a, b = Money(one, "USD"), Money(other, "USD")

    assert a + b - b == a
    assert (a <= b) == (one <= other)
    assert (a < b) == (one < other)


def test_money_is_written_with_its_code_and_no_exponent() -> None:
    assert str(Money(Decimal("1E+5"), "USD")) == "USD 100,000"


def test_minor_units_follow_iso_4217() -> None:
    assert (minor_digits("USD"), minor_digits("JPY"), minor_digits("KWD"), minor_digits("CLF")) == (2, 0, 3, 4)
    assert len(CURRENCIES) == len({code for code in CURRENCIES if len(code) == 3 and code.isupper()})
