"""Every sum and count that is stated for the published data comes out of the shipped copies."""

from collections import Counter
from decimal import Decimal

import pytest

from exchange.published_files import GMPP, ORIGINALS, gmpp, panel, shipped
from triptych.exchange.project_year import UNCLASSIFIED
from triptych.exchange.ratings import Level, RatedBy, Scale

BILLION = Decimal(10) ** 9
SUMS = {
    2014: ("398.6", 16),
    2015: ("488.9", 14),
    2016: ("436.5", 9),
    2017: ("455.5", 9),
    2018: ("422.7", 14),
    2019: ("441.8", 15),
    2020: ("447.9", 12),
    2021: ("542.0", 20),
}


@pytest.mark.parametrize(("year", "billions", "without"), [(year, *sums) for year, sums in SUMS.items()])
def test_whole_life_cost_of_each_year_is_the_published_sum(year: int, billions: str, without: int) -> None:
    costs = [record.whole_life_cost for record in panel() if record.publication_year == year]

    total = sum(cost.value for cost in costs if cost.value is not None) / BILLION

    assert round(total, 1) == Decimal(billions)
    assert sum(cost.value is None for cost in costs) == without


def test_every_row_of_the_panel_is_read_and_none_rejected() -> None:
    reading = gmpp(GMPP[0])

    assert (reading.read, len(reading.records), reading.rejects) == (1248, 1248, ())


@pytest.mark.parametrize(("name", "count", "year"), [("raw_uk_2015.csv", 188, 2015), ("raw_uk_2021.csv", 184, 2021)])
def test_raw_publications_have_their_count_of_projects_of_one_year(name: str, count: int, year: int) -> None:
    reading = gmpp(name)

    assert (reading.read, len(reading.records)) == (count, count)
    assert {record.publication_year for record in reading.records} == {year}


@pytest.mark.parametrize(
    ("name", "year", "billions"), [("raw_uk_2015.csv", 2015, "488.9"), ("raw_uk_2021.csv", 2021, "542.0")]
)
def test_raw_publications_have_the_sum_of_their_year(name: str, year: int, billions: str) -> None:
    values = [record.whole_life_cost.value for record in gmpp(name).records]

    assert round(sum(value for value in values if value is not None) / BILLION, 1) == Decimal(billions)
    assert sum(value is None for value in values) == SUMS[year][1]


def test_thirty_six_spellings_are_twenty_five_departments_all_known() -> None:
    records = panel()

    assert len({record.department_as_published for record in records}) == 36
    assert len({record.department for record in records}) == 25
    assert all(record.department_known for record in records)


def test_an_empty_category_is_unclassified_in_806_rows() -> None:
    records = panel()

    assert sum(record.category is None for record in records) == 806
    assert sum(record.program == UNCLASSIFIED for record in records) == 806


def test_no_project_has_a_publishers_id_before_2020_and_all_have_one_since() -> None:
    with_id = Counter(record.publication_year for record in panel() if record.publisher_key)

    assert with_id == {2020: 125, 2021: 184}


def test_ratings_to_2021_are_on_the_five_level_scale_and_from_the_ipa() -> None:
    ratings = [rating for record in panel() for rating in record.ratings]

    assert {rating.scale for rating in ratings} == {Scale.FIVE}
    assert {rating.source for rating in ratings} == {RatedBy.IPA}
    assert Counter(rating.value for rating in ratings if rating.value) == {
        Level.AMBER: 521,
        Level.AMBER_RED: 301,
        Level.AMBER_GREEN: 237,
        Level.GREEN: 81,
        Level.RED: 52,
    }
    assert all(rating.withheld for rating in ratings if rating.value is None)


def test_twelve_zero_baselines_with_a_forecast_have_no_percentage_and_say_why() -> None:
    zero = [r for r in panel() if r.baseline.value == 0 and r.forecast.value]

    assert len(zero) == 12
    assert {record.true_variance_percent for record in zero} == {(None, "the baseline is zero")}


def test_a_true_variance_above_a_thousand_percent_is_kept() -> None:
    thameslink = next(r for r in panel() if r.publication_year == 2021 and r.name == "Thameslink Programme")

    percent, _ = thameslink.true_variance_percent

    assert percent is not None
    assert round(percent, 2) == Decimal("1230.16")


def test_a_negative_whole_life_cost_stays_negative() -> None:
    negative = [r.whole_life_cost for r in panel() if (r.whole_life_cost.value or 0) < 0]

    assert [(cost.value, cost.as_published) for cost in negative] == [(Decimal(-7169200000), "-£7,169.20")]


def test_weekly_burn_is_the_in_year_forecast_over_fifty_two_weeks() -> None:
    crick = next(r for r in panel() if r.publication_year == 2014 and r.name.startswith("The Francis Crick"))

    assert crick.weekly_burn == Decimal(112_000_000) / 52
    assert all(record.weekly_burn is None for record in panel() if record.forecast.value is None)


def test_the_same_project_year_of_two_files_says_the_same() -> None:
    of_panel = {(r.publication_year, r.name, r.department): r for r in panel()}

    differing = [
        raw.name
        for name in GMPP[1:]
        for raw in gmpp(name).records
        if raw != of_panel[raw.publication_year, raw.name, raw.department]
    ]

    assert differing == []


@pytest.mark.skipif(not ORIGINALS.exists(), reason="the publishers' originals are not on this machine")
@pytest.mark.parametrize("path", [*(f"gmpp/{name}" for name in GMPP), "services/services.csv"])
def test_shipped_copies_are_byte_for_byte_as_published(path: str) -> None:
    assert shipped(path.split("/")[1]) == (ORIGINALS / path).read_bytes()
