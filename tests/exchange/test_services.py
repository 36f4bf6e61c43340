"""The services catalogue: 734 services by slug, with the quarters that have any figure."""

from decimal import Decimal

import pytest

from exchange.published_files import csv_bytes, shipped
from triptych.exchange.readers.services import Quarter, read_services
from triptych.kernel.refusals import Invalid

HEADINGS = ["Department", "Slug", "Name of service", "2012-Q4 Vol.", "2012-Q4 CPT (£)", "2012-Q4 Digital vol."]


def test_all_734_services_are_read_with_their_published_quarters() -> None:
    reading = read_services(shipped("services.csv"))

    assert (reading.read, len(reading.records), reading.rejects) == (734, 734, ())
    assert len({service.slug for service in reading.records}) == 734
    assert sum(len(service.quarters) for service in reading.records) == 11_231
    assert "Quarters 2012-Q4 to 2017-Q4." in reading.notes


def test_a_quarter_without_any_figure_is_not_there_and_a_dash_is_not_zero() -> None:
    row = ["DfT", "a", "A", "1,234", "-", "0"]

    service = read_services(csv_bytes([HEADINGS, row])).records[0]

    assert service.quarters == (Quarter("2012-Q4", volume=1234, digital_volume=0),)
    assert read_services(csv_bytes([HEADINGS, ["DfT", "a", "A", "-", "", ""]])).records[0].quarters == ()


def test_cost_per_transaction_is_exact() -> None:
    service = read_services(csv_bytes([HEADINGS, ["DfT", "a", "A", "", "1,002.35", ""]])).records[0]

    assert service.quarters[0].cost_per_transaction == Decimal("1002.35")


def test_a_slug_twice_rejects_the_later_naming_the_first_line() -> None:
    reading = read_services(csv_bytes([HEADINGS, ["D", "a", "A", "", "", ""], ["D", "A", "B", "", "", ""]]))

    assert len(reading.records) == 1
    assert str(reading.rejects[0]) == "line 3, Slug: 'A' stands in line 2 already."


@pytest.mark.parametrize("volume", ["many", "-5", "1.5"])
def test_a_volume_that_is_no_count_is_rejected_with_its_column(volume: str) -> None:
    reading = read_services(csv_bytes([HEADINGS, ["D", "a", "A", volume, "", ""]]))

    assert [(reject.line, reject.column) for reject in reading.rejects] == [(2, "2012-Q4 Vol.")]


def test_missing_columns_are_named() -> None:
    with pytest.raises(Invalid, match="Slug, Name of service"):
        read_services(csv_bytes([["Department", "Other"], ["D", "x"]]))
