"""The published catalogue comes into the database whole, once, and silence takes no figure away."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from building import a_house, a_staffed_house
from exchange.importing import asked, counts, services_in, standing, value
from exchange.published_files import csv_bytes
from triptych.model.database import Database
from triptych.model.service import Service
from triptych.model.types import ServiceFamilyId, ServiceId
from triptych.smo.catalogue import EditService, edit_service

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


async def test_what_a_later_catalogue_does_not_say_stays(database: Database) -> None:
    house = await a_house(database)
    await services_in(house, a_catalogue(A_SERVICE))

    done = await services_in(house, a_catalogue([*A_SERVICE[:4], "1300", ""]))

    assert counts(done) == (1, 0, 1, 0, 0)
    assert await asked(house, "SELECT volume, cost_per_transaction FROM service_quarter") == [(1300, Decimal("3.5"))]


async def test_a_service_says_where_it_comes_from_and_belongs_to_its_department(database: Database) -> None:
    house = await a_house(database)
    await services_in(house, a_catalogue(A_SERVICE))

    assert await asked(
        house,
        "SELECT service.ref, service_family.name, agency, publisher_key, service.origin, service.origin_note,"
        " service.origin_as_of FROM service JOIN service_family ON service_family.id = family_id",
    ) == [(
        "S-001", "Department for Environment, Food and Rural Affairs", "Environment Agency", "fish", "published",
        "Government Digital Service, transactional services, Open Government Licence v3.0", date(2016, 3, 31),
    )]  # fmt: skip


async def test_a_repeated_slug_is_rejected_and_the_others_come_in(database: Database) -> None:
    house = await a_house(database)

    done = await services_in(house, a_catalogue(A_SERVICE, A_SERVICE, ["Other", "other", *A_SERVICE[2:]]))

    assert counts(done) == (3, 2, 0, 0, 1)
    assert str(done.rejects[0]) == "line 3, Slug: 'fish' stands in line 2 already."


async def test_a_description_edited_by_hand_stays_and_is_told(database: Database) -> None:
    house = await a_staffed_house(database)
    await services_in(house, a_catalogue(A_SERVICE))
    async with house.as_("Sam") as work:
        service = (await work.session.scalars(select(Service))).one()
        ask = EditService(
            service_id=ServiceId(service.id), name="Rod licences", family_id=ServiceFamilyId(service.family_id),
            description=service.description, agency=service.agency,
        )  # fmt: skip
        await edit_service(work, ask)

    done = await services_in(house, a_catalogue(A_SERVICE))

    assert counts(done) == (1, 0, 0, 1, 0)
    assert await value(house, "SELECT name FROM service") == "Rod licences"
    assert "S-001: kept as a person entered it: name." in done.notes


async def test_a_dry_run_of_the_catalogue_tells_the_same_and_leaves_nothing(database: Database) -> None:
    house = await a_house(database)
    before = await standing(house)

    rehearsed = await services_in(house, dry_run=True)

    assert await standing(house) == before
    assert (await services_in(house)).reconciliation == rehearsed.reconciliation
