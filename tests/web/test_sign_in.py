"""Signing in and out, and what keeps guessers, other sites and old sessions away."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from building import PASSWORD, a_house, a_staffed_house
from triptych.access.account import accounts
from triptych.model.accounts import SignInAttempt, SignInSession
from triptych.model.database import Database
from unchanged import fingerprint
from web.browsing import JSON, QUESTION, a_browser, asked, signs_in

ADA = "ada@meridian.example"


async def test_the_right_password_opens_a_session_and_signing_out_ends_it(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        assert (await asked(browser)).status_code == 401
        answer = await signs_in(browser, " ADA@meridian.example ", PASSWORD)
        inside = await asked(browser)
        cookie = dict(browser.cookies)
        out = await browser.delete("/session")
        browser.cookies.update(cookie)
        after = await asked(browser)

    assert (answer.status_code, answer.content, inside.status_code) == (204, b"", 200)
    assert (out.status_code, after.status_code) == (204, 401)
    (session,) = await house.all(select(SignInSession))
    assert session.ended_at is not None
    assert next(iter(cookie.values())).encode() not in session.token_hash


async def test_the_cookie_is_for_this_site_and_not_for_scripts(database: Database, tmp_path: Path) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as plain, a_browser(database, tmp_path, scheme="https") as secured:
        over_http = (await signs_in(plain, ADA, PASSWORD)).headers["set-cookie"]
        over_tls = (await signs_in(secured, ADA, PASSWORD)).headers["set-cookie"]

    for cookie in (over_http, over_tls):
        assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
    assert "Secure" in over_tls.split("; ")
    assert "Secure" not in over_http.split("; ")


@pytest.mark.parametrize("email", [ADA, "nobody@meridian.example", "' OR 1=1 --", ""])
async def test_a_wrong_password_and_an_unknown_address_answer_the_same(
    database: Database, tmp_path: Path, email: str
) -> None:
    house = await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        answer = await signs_in(browser, email, "not the password")

    assert (answer.status_code, answer.json()) == (
        401,
        {"message": "This e-mail address and password do not belong together."},
    )
    assert "set-cookie" not in answer.headers
    assert await house.count(SignInSession) == 0


async def test_guessing_is_backed_off_and_says_when_to_come_back(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        for _ in range(accounts.ATTEMPTS_PER_EMAIL):
            assert (await signs_in(browser, ADA, "guess")).status_code == 401
        refused = await signs_in(browser, ADA, PASSWORD)
        waiting = int(refused.headers["retry-after"])
        async with database.owner_engine().begin() as owner:
            await owner.execute(text("UPDATE sign_in_attempt SET at = at - interval '15 minutes'"))
        again = await signs_in(browser, ADA, PASSWORD)

    assert refused.status_code == 429
    assert 0 < waiting <= accounts.ATTEMPT_WINDOW.total_seconds() + 1
    assert refused.json()["retryAfter"] == waiting
    assert again.status_code == 204
    assert await house.count(SignInAttempt) == 0


async def test_an_address_that_tries_many_accounts_is_backed_off_and_others_are_not(
    database: Database, tmp_path: Path
) -> None:
    await a_house(database)
    now = datetime.now(UTC)
    async with database.sessions() as session, session.begin():
        session.add_all(
            SignInAttempt(email=f"{at}@x", address="10.0.0.9", at=now) for at in range(accounts.ATTEMPTS_PER_ADDRESS)
        )
    async with (
        a_browser(database, tmp_path, address="10.0.0.9") as guesser,
        a_browser(database, tmp_path, address="10.0.0.8") as ada,
    ):
        refused = await signs_in(guesser, ADA, PASSWORD, **{"X-Forwarded-For": "10.0.0.7", "Forwarded": "for=10.0.0.7"})
        let_in = await signs_in(ada, ADA, PASSWORD)

    assert (refused.status_code, let_in.status_code) == (429, 204)


@pytest.mark.parametrize(
    "change",
    [
        "expires_at = now()",
        "last_seen_at = now() - interval '2 hours'",
        "ended_at = now()",
    ],
)
async def test_a_session_ends_by_age_by_idleness_and_by_being_ended(
    database: Database, tmp_path: Path, change: str
) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, ADA, PASSWORD)
        assert (await asked(browser)).status_code == 200
        async with database.engine.begin() as connection:
            await connection.execute(text(f"UPDATE sign_in_session SET {change}"))
        answer = await asked(browser)

    assert answer.status_code == 401


async def test_a_session_ends_with_its_account(database: Database, tmp_path: Path) -> None:
    await a_staffed_house(database)
    berta = "berta@meridian.example"
    async with a_browser(database, tmp_path) as browser:
        assert (await signs_in(browser, berta, PASSWORD)).status_code == 204
        async with database.engine.begin() as connection:
            await connection.execute(text("UPDATE person SET deactivated_at = now() WHERE name = 'Berta'"))
        inside, again = await asked(browser), await signs_in(browser, berta, PASSWORD)

    assert (inside.status_code, again.status_code) == (401, 401)


async def test_a_session_in_use_stays_awake(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, ADA, PASSWORD)
        async with database.engine.begin() as connection:
            await connection.execute(text("UPDATE sign_in_session SET last_seen_at = now() - interval '90 minutes'"))
        await asked(browser)

    (session,) = await house.all(select(SignInSession))
    assert datetime.now(UTC) - session.last_seen_at < timedelta(minutes=1)


ELSEWHERE: tuple[dict[str, str], ...] = (
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://localhost.evil.example"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": "http://localhost"},
)


async def test_another_site_neither_asks_nor_signs_in_nor_signs_out(database: Database, tmp_path: Path) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as browser, a_browser(database, tmp_path) as other:
        await signs_in(browser, ADA, PASSWORD)
        before = await fingerprint(database)
        answers = [
            answer
            for headers in ELSEWHERE
            for answer in (
                await asked(browser, **headers),
                await signs_in(other, ADA, PASSWORD, **headers),
                await browser.delete("/session", headers=headers),
            )
        ]
        after = await fingerprint(database)

    assert {answer.status_code for answer in answers} == {403}
    assert not any("set-cookie" in answer.headers for answer in answers)
    assert after == before


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""]
)
async def test_no_form_of_another_site_is_read(database: Database, tmp_path: Path, content_type: str) -> None:
    house = await a_house(database)
    credentials = f'{{"email": "{ADA}", "password": "{PASSWORD}"}}'
    async with a_browser(database, tmp_path) as browser:
        form = await browser.post("/session", content=credentials, headers={"content-type": content_type})
        await signs_in(browser, ADA, PASSWORD)
        question = await browser.post("/graphql", content=QUESTION, headers={"content-type": content_type})

    assert (form.status_code in {400, 403}, question.status_code) == (True, 415)
    assert await house.count(SignInSession) == 1


@pytest.mark.parametrize("headers", [{"origin": "http://localhost"}, {"sec-fetch-site": "same-origin"}, {}])
async def test_our_own_pages_ask(database: Database, tmp_path: Path, headers: dict[str, str]) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, ADA, PASSWORD, **headers)
        answer = await asked(browser, **headers)

    assert answer.json() == {"data": {"viewer": {"demo": False}}}


NO_SIGN_IN = (
    b"",
    b"null",
    b"[]",
    b'{"email": 1, "password": "x"}',
    b'{"email": "a@x"}',
    b'{"email": "a@x", "password": "x", "more": 1}',
    b'{"email": "a\\u0000@x", "password": "x"}',
    b'{"email": "a@x", "password": "\\u0000"}',
    b'{"email": "\\ud800", "password": "x"}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"email": ' + b"5" * 5_000 + b"}",
    b'{"email": "' + b"a" * 501 + b'", "password": "x"}',
)


async def test_a_body_that_is_no_sign_in_is_told_and_keeps_nothing(database: Database, tmp_path: Path) -> None:
    before = await fingerprint(database)
    async with a_browser(database, tmp_path) as browser:
        answers = [await browser.post("/session", content=body, headers=JSON) for body in NO_SIGN_IN]

    for body, answer in zip(NO_SIGN_IN, answers, strict=True):
        assert answer.status_code == 400, body[:60]
        assert answer.json()["message"]
    assert await fingerprint(database) == before
