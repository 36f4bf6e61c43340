"""The published catalogue comes into the database whole, once, and silence takes no figure away."""

from building import a_house
from exchange.importing import counts, services_in, value
from exchange.published_files import csv_bytes
from triptych.model.database import Database

HEADINGS = ["Name of service", "Slug", "Department", "Agency/body", "2016-Q1 vol.", "2016-Q1 CPT (£)"]


def a_catalogue(*rows: list[str]) -> bytes:
    return csv_bytes([HEADINGS, *rows])


A_SERVICE = ["Fishing licence", "fish", "DEFRA", "Environment Agency", "1200", "3.50"]


async def test_the_shipped_catalogue_comes_in_whole_and_only_once(database: Database) -> None:
    house = await a_house(database)

    first = await services_in(house)
    again = await services_in(house)

    assert counts(first) == (734, 734, 0, 0, 0)
    assert counts(again) == (734, 0, 0, 734, 0)
    assert await value(house, "SELECT count(*) FROM service") == 734
    assert await value(house, "SELECT count(*) FROM service_quarter") == 11231
    assert await value(house, "SELECT count(DISTINCT family_id) FROM service") == 18
