"""A figure is exact, withheld or missing; whatever else a cell says is refused, never guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.exchange.figures import Figure, read_date, read_figure, read_percentage, variance_percent
from triptych.exchange.numbers import NotANumber, Unit, read_number, unit_of_heading


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£26.19m", "26190000"),
        ("26.19", "26190000"),
        ("-£7,169.20", "-7169200000"),
        ("£-53.20", "-53200000"),
        ("(12.5)", "-12500000"),
        ("\u221212.5", "-12500000"),
        ("£31,000", "31000000000"),
        ("£1.2bn", "1200000000"),
        ("£ 1 200.5 million", "1200500000"),
        ("0", "0"),
        ("£0.00m", "0"),
        ("2.802875007", "2802875.007"),
        ("£19,258.00m", "19258000000"),
    ],
)
def test_money_in_millions_is_exact_pounds(text: str, pounds: str) -> None:
    assert read_figure(text).value == Decimal(pounds)


@pytest.mark.parametrize(
    "text",
    [
        "Exempt under Section 43 of the Freedom of Information Act (2000)",
        "Data exempt under Section 43 (2) of the Freedom of Information Act (2000)",
        "Exemption under Section 24 (National Security)",
        "ARMP adjustments - not yet in a position",
        "Reset",
        "No DCA",
        "The project is not in a position to provide this information",
    ],
)
def test_withheld_is_neither_zero_nor_missing(text: str) -> None:
    figure = read_figure(text)

    assert (figure.value, figure.withheld, figure.missing, figure.reason) == (None, text, False, text)


@pytest.mark.parametrize("text", ["", "  ", "-", "TBC", "Data not provided by department", "n/a", ">1000%"])
def test_missing_keeps_the_words_and_is_not_withheld(text: str) -> None:
    figure = read_figure(text)

    assert figure.missing
    assert figure.withheld is None
    assert figure.reason == (text.strip() or "not published")


def test_zero_is_a_value() -> None:
    assert not read_figure("0").missing
    assert read_figure("0").reason is None


@pytest.mark.parametrize(
    "text", ["12,50", "12.5.3", "1.234,56", "£12m-£15m", "#REF!", "#N/A", "--5", "€12m", "1e9", "Q2 5"]
)
def test_a_text_with_digits_that_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(NotANumber):
        read_figure(text)


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.booleans(), st.sampled_from(["", "m", " million"])
)
def test_any_amount_survives_being_printed_as_money(value: Decimal, grouped: bool, suffix: str) -> None:
    digits = f"{abs(value):,.6f}" if grouped else f"{abs(value):.6f}"

    read = read_figure(f"{'-' if value < 0 else ''}£{digits}{suffix}").value

    assert read == value * 10**6


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_only_a_number_has_a_value(text: str) -> None:
    try:
        figure = read_figure(text)
    except NotANumber:
        return

    assert (figure.value is None) or any(character.isdigit() for character in text)
    assert (figure.value is None) == (figure.reason is not None)


@pytest.mark.parametrize(
    ("published", "baseline", "forecast", "percent"),
    [
        ("733%", "10", "83.3", "733"),
        ("-0.2379", "3381.94", "2577.40", "-23.79"),
        ("-23.79", "3381.94", "2577.40", "-23.79"),
        ("0.1529", "1794.50", "2068.90", "15.29"),
    ],
)
def test_a_bare_variance_is_ratio_or_percent_whichever_the_amounts_bear_out(
    published: str, baseline: str, forecast: str, percent: str
) -> None:
    read = read_percentage(published, read_figure(baseline), read_figure(forecast))

    assert read.value == Decimal(percent)


def test_a_bare_variance_without_amounts_stays_undefined_with_its_text() -> None:
    read = read_percentage("0.5", Figure(None, None), read_figure("3"))

    assert (read.value, read.reason) == (None, "0.5")


def test_a_zero_baseline_has_no_percentage() -> None:
    assert variance_percent(read_figure("0"), read_figure("5")) == (None, "the baseline is zero")


def test_a_negative_baseline_keeps_the_direction_of_the_change() -> None:
    percent, _ = variance_percent(read_figure("-10"), read_figure("-5"))

    assert percent == 50


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/05/2010", date(2010, 5, 31)),
        ("30.06.08", date(2008, 6, 30)),
        ("31.12.40", date(2040, 12, 31)),
        ("01.04.98", date(1998, 4, 1)),
        ("1/012/2014", date(2014, 12, 1)),
        ("2014-07-08", date(2014, 7, 8)),
        ("31-Mar-2024", date(2024, 3, 31)),
        ("1 April 2025", date(2025, 4, 1)),
    ],
)
def test_dates_are_read_day_first(text: str, day: date) -> None:
    assert read_date(text).value == day


@pytest.mark.parametrize("text", ["No end date", "March 2026", "Q4 2025", "2025/26", "TBD"])
def test_words_and_imprecise_dates_are_kept_as_missing(text: str) -> None:
    assert (read_date(text).value, read_date(text).withheld, read_date(text).reason) == (None, None, text)


@pytest.mark.parametrize(
    "text",
    ["31/02/2020", "2021-13-01", "41913", "12/2020/01", "delayed by 3 weeks", "2025/2026/27", "25", "31 Foo 2020"],
)
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(NotANumber):
        read_date(text)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("2014/2015 Budget (£million)", Unit.MILLION),
        ("wlc_baseline_gbp_m", Unit.MILLION),
        ("Financial Year Baseline (£m) (including Non-Government Costs)", Unit.MILLION),
        ("Budget £bn", Unit.BILLION),
        ("Cost (£000)", Unit.THOUSAND),
        ("Budget (k)", Unit.THOUSAND),
        ("Budget", None),
        ("Team members", None),
    ],
)
def test_a_heading_states_its_unit(heading: str, unit: Unit | None) -> None:
    assert unit_of_heading(heading) == unit


def test_too_many_digits_are_refused_not_rounded() -> None:
    with pytest.raises(NotANumber):
        read_number("1" * 19)
    assert read_number("123456789012345678").value == Decimal(123456789012345678)
