"""One-time links over HTTP: they work once, say why not, open a session, and are not to be guessed at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from building import PASSWORD, House, a_house
from triptych.access.administration.establish import first_link
from triptych.access.administration.invitations import Invite, ResetPassword, invite, reset_password
from triptych.access.administration.people import AddPerson, add_person
from triptych.model.accounts import OneTimeLink, SignInSession
from triptych.model.database import Database
from triptych.model.people import Organisation
from triptych.model.types import PersonId, UnitId
from triptych.web.app import create_app

SENTENCE = "nine cranes cross the slow river"
ORGANISATION = {
    "name": "Harbour Works",
    "timeZone": "Europe/Berlin",
    "baseCurrency": "EUR",
    "administratorName": "Ines Adler",
    "administratorEmail": "ines@harbour.example",
    "administratorPassword": SENTENCE,
}


@asynccontextmanager
async def a_browser(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a session, on an installation without a built front end."""
    transport = httpx.ASGITransport(app=create_app(database, Path("nothing-built")))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        yield browser


async def a_first_link(database: Database) -> str:
    async with database.sessions() as session, session.begin():
        token = await first_link(session)
    assert token is not None
    return token


async def an_invitation(house: House) -> str:
    """Links are taken up by the database's clock, so this one is made by it as well."""
    house.clock.now = datetime.now(UTC)
    async with house.as_("Ada") as work:
        person = await add_person(
            work, AddPerson(name="Olga Brandt", email="olga@meridian.example", unit_id=UnitId(house.root))
        )
        link = await invite(work, Invite(person_id=PersonId(person.id)))
    return link.token


async def signed_in_as(browser: httpx.AsyncClient) -> str | None:
    answer = await browser.post("/graphql", json={"query": "{ viewer { person { name } } }"})
    return answer.json()["data"]["viewer"]["person"]["name"] if answer.status_code == 200 else None


async def sessions(database: Database) -> int:
    async with database.sessions() as session:
        return await session.scalar(select(func.count()).select_from(SignInSession)) or 0


async def test_first_link_makes_the_organisation_and_signs_its_administrator_in(database: Database) -> None:
    token = await a_first_link(database)

    async with a_browser(database) as browser:
        looked = await browser.post("/link", json={"token": token})
        made = await browser.post("/first-administrator", json={"token": token, **ORGANISATION})

        assert looked.json()["purpose"] == "first_administrator"
        assert made.status_code == 204
        assert "HttpOnly" in made.headers["set-cookie"]
        assert await signed_in_as(browser) == "Ines Adler"


async def test_first_link_works_once(database: Database) -> None:
    token = await a_first_link(database)

    async with a_browser(database) as browser:
        await browser.post("/first-administrator", json={"token": token, **ORGANISATION})
    async with a_browser(database) as other:
        again = await other.post("/first-administrator", json={"token": token, **ORGANISATION})

        assert again.status_code == 404
        assert await signed_in_as(other) is None


async def test_wrong_details_are_told_field_by_field_and_use_nothing_up(database: Database) -> None:
    token = await a_first_link(database)
    wrong = ORGANISATION | {"timeZone": "Mars/Olympus", "baseCurrency": "XXQ", "administratorPassword": "short"}

    async with a_browser(database) as browser:
        answer = await browser.post("/first-administrator", json={"token": token, **wrong})

        assert answer.status_code == 422
        assert {problem["field"] for problem in answer.json()["problems"]} == {
            "timeZone",
            "baseCurrency",
            "administratorPassword",
        }
        assert (await browser.post("/link", json={"token": token})).status_code == 200
    async with database.sessions() as session:
        assert await session.scalar(select(func.count()).select_from(Organisation)) == 0


async def test_invitation_names_whom_it_is_for_and_sets_their_password(database: Database) -> None:
    token = await an_invitation(await a_house(database))

    async with a_browser(database) as browser:
        looked = await browser.post("/link", json={"token": token})
        taken = await browser.post("/invitation", json={"token": token, "password": SENTENCE})

        assert looked.json() | {"expiresAt": None} == {
            "purpose": "invitation",
            "expiresAt": None,
            "name": "Olga Brandt",
            "email": "olga@meridian.example",
        }
        assert taken.status_code == 204
        assert await signed_in_as(browser) == "Olga Brandt"


async def test_weak_password_leaves_the_invitation_as_it_is(database: Database) -> None:
    token = await an_invitation(await a_house(database))

    async with a_browser(database) as browser:
        weak = await browser.post("/invitation", json={"token": token, "password": "aaaaaaaaaaaaaa"})

        assert weak.status_code == 422
        assert weak.json()["problems"][0]["field"] == "password"
        assert await sessions(database) == 0
        assert (await browser.post("/link", json={"token": token})).status_code == 200


async def test_reset_ends_earlier_sessions_and_opens_one(database: Database) -> None:
    house = await a_house(database)
    token = await an_invitation(house)
    async with a_browser(database) as first:
        await first.post("/invitation", json={"token": token, "password": PASSWORD})
        async with house.as_("Ada") as work:
            olga = await house.all(select(OneTimeLink.person_id).where(OneTimeLink.person_id.is_not(None)))
            link = await reset_password(work, ResetPassword(person_id=PersonId(olga[0])))

        async with a_browser(database) as second:
            taken = await second.post("/reset", json={"token": link.token, "password": SENTENCE})

            assert taken.status_code == 204
            assert await signed_in_as(second) == "Olga Brandt"
        assert await signed_in_as(first) is None


async def test_guessing_at_links_is_stopped_for_the_address(database: Database) -> None:
    token = await an_invitation(await a_house(database))

    async with a_browser(database) as browser:
        guesses = [await browser.post("/link", json={"token": f"guess-{number}"}) for number in range(6)]
        late = await browser.post("/invitation", json={"token": token, "password": SENTENCE})

    assert [guess.status_code for guess in guesses] == [404, 404, 404, 404, 404, 429]
    assert int(guesses[5].headers["retry-after"]) > 0
    assert late.status_code == 429
    assert await sessions(database) == 0


@pytest.mark.parametrize("path", ["/link", "/first-administrator", "/invitation", "/reset"])
async def test_another_site_cannot_take_a_link_up(database: Database, path: str) -> None:
    token = await a_first_link(database)
    body = {"token": token, **ORGANISATION} if path == "/first-administrator" else {"token": token}
    if path in {"/invitation", "/reset"}:
        body["password"] = SENTENCE

    async with a_browser(database) as browser:
        answer = await browser.post(path, json=body, headers={"Sec-Fetch-Site": "cross-site"})

        assert answer.status_code == 403
        assert (await browser.post("/link", json={"token": token})).status_code == 200
