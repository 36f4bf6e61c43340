"""GraphQL over HTTP to the letter: the 61 public audits of graphql-http by their ids, and what they leave open."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from sqlalchemy import text

from building import PASSWORD, a_house
from triptych.access.work import Works
from triptych.model.database import Database
from web.browsing import a_browser, a_front_end, asked, signs_in

GRAPHQL, JSON = "application/graphql-response+json", "application/json"
TYPENAME = {"query": "{ __typename }"}
NAMED = {"query": "query Query { __typename }", "operationName": "Query"}
TYPE = {
    "query": "query Type($name: String!) { __type(name: $name) { name } }",
    "variables": {"name": "sometype"},
}
INVALID: tuple[Any, ...] = ({"obj": "ect"}, 0, False, ["array"])
NO_MAP: tuple[Any, ...] = ("string", 0, False, ["array"])
NO_JSON = '{ "not a JSON'
NO_PARAMETER = {"qeury": "{ __typename }"}
NO_DOCUMENT = {"query": "{"}
NO_FIELD = {"query": "{ 8f31403dfe404bccbb0e835f2629c6a7 }"}
NO_COERCION = {"query": "query CoerceFailure($id: ID!) { node(id: $id) { __typename } }", "variables": {"id": None}}


@dataclass(frozen=True)
class Audit:
    """One public audit: what is sent, and the status, media type and members of the answer."""

    id: str
    sent: Any = field(default_factory=lambda: TYPENAME)
    accept: str | None = None
    method: str = "POST"
    content_type: str | None = JSON
    status: int = 200
    answered_in: str | None = None
    has: str | None = None
    lacks: str | None = None


AUDITS = (
    Audit("22EB", accept=GRAPHQL, answered_in=GRAPHQL),
    Audit("4655", accept=JSON, answered_in=JSON),
    Audit("47DE", accept="*/*", answered_in=JSON),
    Audit("80D8", method="GET", answered_in=JSON),
    Audit("82A3"),
    Audit("BF61", content_type="application/json; charset=utf-8"),
    Audit("78D5"),
    Audit("2C94"),
    Audit("5A70", method="GET"),
    Audit("9C48", {"query": "mutation { __typename }"}, GRAPHQL, method="GET", status=405),
    Audit("9ABE", None, content_type=None, status=415),
    Audit("03D4"),
    Audit("A5BF", None, status=400),
    Audit("423L", {"notquery": "{ __typename }"}, status=400),
    *(Audit(f"LKJ{at}", {"query": each}, status=400) for at, each in enumerate(INVALID)),
    Audit("34A2", accept=GRAPHQL),
    Audit("13EE", accept=JSON, lacks="errors"),
    *(Audit(f"6C0{at}", TYPENAME | {"operationName": each}, status=400) for at, each in enumerate(INVALID)),
    Audit("8161", NAMED, GRAPHQL),
    Audit("B8B3", NAMED, JSON, lacks="errors"),
    *(
        Audit(f"{of}{at}", TYPENAME | {name: None}, accept, lacks="errors")
        for at, name in enumerate(("variables", "operationName", "extensions"))
        for of, accept in (("94B", GRAPHQL), ("022", JSON))
    ),
    *(Audit(f"476{at}", TYPENAME | {"variables": each}, status=400) for at, each in enumerate(NO_MAP)),
    Audit("2EA1", TYPE, GRAPHQL),
    Audit("28B9", TYPE, JSON, lacks="errors"),
    Audit("D6D5", TYPE, GRAPHQL, method="GET"),
    Audit("6A70", TYPE, JSON, method="GET", lacks="errors"),
    *(Audit(f"58B{at}", TYPENAME | {"extensions": each}, status=400) for at, each in enumerate(NO_MAP)),
    Audit("428F", TYPENAME | {"extensions": {"some": "value"}}, GRAPHQL),
    Audit("1B7A", TYPENAME | {"extensions": {"some": "value"}}, JSON, lacks="errors"),
    Audit("B6DC", NO_JSON, JSON, status=400),
    Audit("BCF8", NO_JSON, JSON, status=400),
    Audit("B7N8", NO_JSON, GRAPHQL, status=400),
    Audit("8764", NO_PARAMETER, status=400),
    Audit("3E3A", NO_PARAMETER, status=400),
    Audit("572B", NO_DOCUMENT, JSON),
    Audit("FDE2", NO_FIELD, JSON),
    Audit("7B9B", NO_COERCION, JSON, has="errors"),
    Audit("865D", NO_DOCUMENT, GRAPHQL, status=400),
    Audit("556A", NO_DOCUMENT, GRAPHQL, status=400),
    Audit("D586", NO_DOCUMENT, GRAPHQL, status=400, lacks="data"),
    Audit("51FE", NO_FIELD, GRAPHQL, status=400),
    Audit("74FF", NO_FIELD, GRAPHQL, status=400),
    Audit("5E5B", NO_FIELD, GRAPHQL, status=400, lacks="data"),
    Audit("86EE", NO_COERCION, GRAPHQL, status=400, lacks="data"),
)


@asynccontextmanager
async def ada(database: Database, folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which Ada is signed in."""
    await a_house(database)
    async with a_browser(database, folder) as browser:
        assert (await signs_in(browser, "ada@meridian.example", PASSWORD)).status_code == 204
        yield browser


async def sent(browser: httpx.AsyncClient, audit: Audit) -> httpx.Response:
    """The request of an audit; where it names no media type, none is accepted by name."""
    headers = {"accept": audit.accept} if audit.accept else {}
    request: dict[str, Any] = {}
    if audit.method == "GET":
        request["params"] = {
            name: each if isinstance(each, str) else json.dumps(each) for name, each in audit.sent.items()
        }
    elif audit.sent is not None:
        request["content"] = audit.sent if isinstance(audit.sent, str) else json.dumps(audit.sent)
    if audit.content_type and audit.method == "POST":
        headers["content-type"] = audit.content_type
    built = browser.build_request(audit.method, "/graphql", headers=headers, **request)
    if audit.accept is None:
        del built.headers["accept"]
    return await browser.send(built)


async def test_all_public_audits_pass(database: Database, tmp_path: Path) -> None:
    async with ada(database, tmp_path) as browser:
        answers = [(audit, await sent(browser, audit)) for audit in AUDITS]

    assert len({audit.id for audit in AUDITS}) == 61
    for audit, answer in answers:
        assert answer.status_code == audit.status, (audit.id, answer.text)
        told = answer.content.decode("utf-8")
        assert audit.answered_in is None or audit.answered_in in answer.headers["content-type"], audit.id
        assert audit.has is None or audit.has in json.loads(told), audit.id
        assert audit.lacks is None or audit.lacks not in json.loads(told), audit.id


@pytest.mark.parametrize(
    ("accept", "status", "media_type"),
    [
        (GRAPHQL, 200, GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8", 200, GRAPHQL),
        (f"{GRAPHQL}, {JSON}", 200, GRAPHQL),
        (f"{GRAPHQL};q=0.5, {JSON}", 200, JSON),
        ("text/html, */*;q=0.1", 200, JSON),
        ("application/*", 200, JSON),
        ("text/html", 406, JSON),
        ("image/png, text/*", 406, JSON),
    ],
)
async def test_the_answer_comes_in_the_media_type_that_is_understood(
    database: Database, tmp_path: Path, accept: str, status: int, media_type: str
) -> None:
    async with ada(database, tmp_path) as browser:
        answer = await asked(browser, accept=accept)

    assert (answer.status_code, answer.headers["content-type"]) == (status, f"{media_type}; charset=utf-8")


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json; charset=utf8", 200),
        ('application/json; charset="UTF-8"', 200),
        ("application/json; charset=utf-16", 415),
        ("application/json; charset=nonsense", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("application/graphql", 415),
    ],
)
async def test_only_json_in_utf_8_is_read(database: Database, tmp_path: Path, content_type: str, status: int) -> None:
    async with ada(database, tmp_path) as browser:
        answer = await asked(browser, content_type=content_type)

    assert answer.status_code == status
    assert ("data" in answer.json()) == (status == 200)


async def test_get_asks_and_never_changes_anything(database: Database, tmp_path: Path) -> None:
    change = "mutation { __typename }"
    async with ada(database, a_front_end(tmp_path)) as browser:
        question, by_id, changing, empty, bad, twice = [
            await browser.get("/graphql", params=params)
            for params in (
                {"query": "query A { viewer { demo } } query B { __typename }", "operationName": "A"},
                {"documentId": "abc"},
                {"query": change},
                {},
                {"query": "{ __typename }", "variables": "[1]"},
                [("query", "{ __typename }"), ("query", "{ viewer { demo } }")],
            )
        ]
        elsewhere = await browser.get(
            "/graphql", params={"query": "{ viewer { demo } }"}, headers={"sec-fetch-site": "cross-site"}
        )

    assert question.json() == {"data": {"viewer": {"demo": False}}}
    assert by_id.json() == {"data": {"viewer": {"person": {"name": "Ada"}}}}
    assert (changing.status_code, changing.headers["allow"], set(changing.json())) == (405, "POST", {"errors"})
    assert [each.status_code for each in (empty, bad, twice, elsewhere)] == [400, 400, 400, 403]


async def test_other_methods_are_not_allowed(database: Database, tmp_path: Path) -> None:
    async with a_browser(database, tmp_path) as browser:
        others = [await browser.request(method, "/graphql") for method in ("PUT", "DELETE", "PATCH")]

    assert [answer.status_code for answer in others] == [405] * 3
    assert all({"GET", "POST"} <= set(answer.headers["allow"].split(", ")) for answer in others)


async def test_nobody_who_is_signed_out_is_answered(database: Database, tmp_path: Path) -> None:
    async with a_browser(database, tmp_path) as browser:
        answers = [
            await asked(browser),
            await asked(browser, '{"query": "{ __schema { types { name } } }"}'),
            await asked(browser, cookie="triptych_session=forged"),
            await browser.get("/graphql", params=TYPENAME),
        ]

    assert [answer.status_code for answer in answers] == [401] * 4
    assert all("data" not in answer.json() for answer in answers)


async def test_what_nobody_expected_is_masked_and_logged_under_the_id_that_is_told(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the secret of the house")

    async with ada(database, tmp_path) as browser:
        monkeypatch.setattr(Works, "begin", broken)
        with structlog.testing.capture_logs() as logs:
            answer = await asked(browser)

    (error,) = answer.json()["errors"]
    assert "secret" not in answer.text
    assert "ZeroDivisionError" not in answer.text
    (logged,) = [each for each in logs if each["log_level"] == "error"]
    assert logged["id"] == error["extensions"]["id"]
    assert isinstance(logged["exc_info"], ZeroDivisionError)


async def test_an_error_of_the_database_shows_nothing_of_it_and_the_log_no_values(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def broken(*_: object, **__: object) -> AsyncIterator[None]:
        async with database.sessions() as session:
            await session.execute(text("SELECT name FROM nowhere WHERE name = :who"), {"who": "the sealed person"})
        yield

    async with ada(database, tmp_path) as browser:
        monkeypatch.setattr(Works, "begin", broken)
        with structlog.testing.capture_logs() as logs:
            answer = await asked(browser, '{"query": "{ viewer { person { name } } }"}')

    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "unexpected"
    assert not any(word in answer.text for word in ("SELECT", "nowhere", "sqlalchemy", "asyncpg", ".py", "Traceback"))
    (logged,) = [each for each in logs if each["log_level"] == "error"]
    assert logged["id"] == error["extensions"]["id"]
    assert "nowhere" in str(logged["exc_info"])
    assert "the sealed person" not in str([str(each.get("exc_info")) for each in logs])
