"""Programs come in by a token: no cookie beside it, no other site's request, and a clear no for one of no use."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from building import NOON, PASSWORD, House, a_house, a_staffed_house
from triptych.access.account.accounts import ATTEMPTS_PER_ADDRESS, token_hash
from triptych.access.account.tokens import CreateToken, RevokeToken, create_token, revoke_token
from triptych.kernel.actor import TokenRights
from triptych.model.accounts import PersonalToken, SignInAttempt
from triptych.model.database import Database
from triptych.model.people import Person, RoleAssignment
from triptych.model.types import TokenId
from web.browsing import JSON, QUESTION, a_browser, asked, signs_in

ADA = "ada@meridian.example"
UNKNOWN = "trp_" + "x" * 43


async def a_token(house: House, rights: TokenRights = TokenRights.READ) -> str:
    """A token of Ada's by the database's clock, which the served app goes by."""
    house.clock.now = datetime.now(UTC)
    async with house.as_("Ada") as work:
        return (await create_token(work, CreateToken(name="Report", rights=rights, days=30))).secret


async def an_expired_token(house: House) -> str:
    """One that Ada made nine days ago for eight days."""
    now, secret = datetime.now(UTC), "trp_" + "y" * 43
    token = PersonalToken(
        token_hash=token_hash(secret),
        person_id=house.id("Ada"),
        name="Old",
        rights=TokenRights.READ,
        created_at=now - timedelta(days=9),
        expires_at=now - timedelta(days=1),
    )
    async with house.database.sessions() as session, session.begin():
        session.add(token)
    return secret


async def bearing(browser: httpx.AsyncClient, secret: str, content: str = QUESTION, **headers: str) -> httpx.Response:
    """A GraphQL request of a program."""
    return await asked(browser, content, authorization=f"Bearer {secret}", **headers)


async def test_a_token_answers_as_its_owner_and_notes_the_day(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    secret = await a_token(house)
    question = '{"query": "{ viewer { person { name } sessionId acts } }"}'
    began = datetime.now(UTC).date()
    async with a_browser(database, tmp_path) as program:
        answer = await bearing(program, secret, question)
        again = await asked(program, authorization=f"bearer   {secret}")

    viewer = answer.json()["data"]["viewer"]
    assert (answer.status_code, again.status_code) == (200, 200)
    assert (viewer["person"]["name"], viewer["sessionId"]) == ("Ada", None)
    assert all(act.endswith(":read") or act in {"api:use", "data:export"} for act in viewer["acts"])
    (noted,) = await house.all(select(PersonalToken.last_used_on))
    assert began <= noted <= datetime.now(UTC).date()
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "header",
    [
        f"Bearer {UNKNOWN}",
        "Bearer",
        "Bearer ",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
        "bearer trp_",
        f"Bearer {UNKNOWN}\u00fc",
    ],
)
async def test_a_token_that_is_none_is_refused_even_beside_a_good_cookie(
    database: Database, tmp_path: Path, header: str
) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, ADA, PASSWORD)
        answer = await browser.post(
            "/graphql",
            content=QUESTION,
            headers={**JSON, "authorization": header.encode("latin-1")},  # type: ignore[dict-item]
        )
        by_cookie = await asked(browser)

    assert (answer.status_code, by_cookie.status_code) == (401, 200)
    assert answer.headers["www-authenticate"] == 'Bearer realm="Triptych", error="invalid_token"'
    assert answer.json()["errors"][0]["extensions"]["code"] == "unknown_token"
    assert "data" not in answer.json()


async def test_another_scheme_is_of_whoever_stands_before_us(database: Database, tmp_path: Path) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, ADA, PASSWORD)

        assert (await asked(browser, authorization="Basic YTpi")).status_code == 200


async def test_with_a_token_no_rule_about_other_sites_is_asked(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    secret = await a_token(house)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, ADA, PASSWORD)
        by_token = await bearing(browser, secret, sec_fetch_site="cross-site", origin="https://elsewhere.example")
        by_cookie = await asked(browser, sec_fetch_site="cross-site")

    assert (by_token.status_code, by_cookie.status_code) == (200, 403)


async def test_a_revoked_an_expired_and_a_closed_accounts_token_say_so(database: Database, tmp_path: Path) -> None:
    house = await a_staffed_house(database)
    revoked, closed, expired = await a_token(house), await a_token(house), await an_expired_token(house)
    first = select(PersonalToken.id).order_by(PersonalToken.id).limit(1)
    async with house.as_("Ada") as work:
        await revoke_token(work, RevokeToken(token_id=TokenId((await house.all(first))[0])))
    async with a_browser(database, tmp_path) as program:
        told = [await bearing(program, secret) for secret in (revoked, expired)]
        async with database.sessions() as session, session.begin():
            await session.execute(update(Person).where(Person.name == "Ada").values(deactivated_at=NOON))
        told.append(await bearing(program, closed))

    assert [answer.status_code for answer in told] == [401] * 3
    assert {answer.json()["errors"][0]["extensions"]["code"] for answer in told} == {"token_ended"}
    words = [answer.json()["errors"][0]["message"] for answer in told]
    assert ["revoked" in words[0], "expired" in words[1], "closed" in words[2]] == [True] * 3


async def test_whoever_may_not_use_the_interface_any_more_has_no_token_that_works(
    database: Database, tmp_path: Path
) -> None:
    house = await a_staffed_house(database)
    secret = await a_token(house)
    mine = RoleAssignment.person_id == house.id("Ada")
    async with a_browser(database, tmp_path) as program:
        assert (await bearing(program, secret)).status_code == 200
        async with database.sessions() as session, session.begin():
            await session.execute(update(RoleAssignment).where(mine).values(revoked_at=NOON))
        answer = await bearing(program, secret)

    assert answer.status_code == 403
    assert answer.json()["errors"][0]["extensions"]["code"] == "api_not_allowed"
    assert 'error="insufficient_scope"' in answer.headers["www-authenticate"]


async def test_guessing_tokens_is_backed_off_and_holds_nobody_else_up(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    secret = await a_token(house)
    async with a_browser(database, tmp_path) as program:
        async with database.sessions() as session, session.begin():
            tried = {"email": "token 127.0.0.1", "address": "token 127.0.0.1", "at": datetime.now(UTC)}
            session.add_all(SignInAttempt(**tried) for _ in range(ATTEMPTS_PER_ADDRESS - 1))
        last, refused = await bearing(program, UNKNOWN), await bearing(program, UNKNOWN)
        known = await bearing(program, secret)
        by_password = await signs_in(program, ADA, PASSWORD)

    assert (last.status_code, refused.status_code, known.status_code) == (401, 429, 200)
    assert 0 < int(refused.headers["retry-after"]) <= 901
    assert by_password.status_code == 204
    assert await house.count(SignInAttempt) == ATTEMPTS_PER_ADDRESS


async def test_files_go_in_and_out_within_the_rights_of_the_token(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    reading, acting = await a_token(house), await a_token(house, TokenRights.ACT)
    query = "/imports/?kind=people&fileName=people.csv&dryRun=true"
    async with a_browser(database, tmp_path) as program:
        unknown = await program.post("/exports/projects", json={"format": "csv"}, headers=of(UNKNOWN))
        imported = [
            await program.post(query, content=b"name,email,unit\n", headers=of(each)) for each in (reading, acting)
        ]

    assert (unknown.status_code, list(unknown.json())) == (401, ["message"])
    assert "www-authenticate" in unknown.headers
    assert imported[0].status_code == 403
    assert "token" in imported[0].json()["message"]
    assert imported[1].status_code != 403


async def test_a_file_gives_no_role_by_a_token(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    secret = await a_token(house, TokenRights.ACT)
    people = "Zoe,zoe@meridian.example,Meridian,project_manager\nYan,yan@meridian.example,Meridian,\n"
    lines = f"name,email,unit,roles\n{people}".encode()
    async with a_browser(database, tmp_path) as program:
        answer = await program.post(
            "/imports/?kind=people&fileName=people.csv", content=lines, headers=of(secret) | {"x-triptych-import": "1"}
        )

    told = answer.json()
    assert (answer.status_code, [each["column"] for each in told["rejects"]]) == (200, ["roles"])
    assert await house.all(select(Person.name).where(Person.name.in_(["Zoe", "Yan"]))) == ["Yan"]


async def test_signing_out_is_nothing_that_a_token_does(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    secret = await a_token(house)
    async with a_browser(database, tmp_path) as program:
        await program.delete("/session", headers=of(secret))

        assert (await bearing(program, secret)).status_code == 200
    assert (await house.all(select(PersonalToken.revoked_at))) == [None]


def of(secret: str) -> dict[str, str]:
    """The header that a program sends."""
    return {"authorization": f"Bearer {secret}"}


async def test_a_token_expires_at_its_instant(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    secret = await a_token(house)
    from_now = datetime.now(UTC) + timedelta(days=30)
    async with a_browser(database, tmp_path) as program:
        assert (await bearing(program, secret)).status_code == 200

    (expires,) = await house.all(select(PersonalToken.expires_at))
    assert abs(expires - from_now) < timedelta(minutes=5)
