"""GraphQL over HTTP to the letter: bad requests are 4xx with one sentence and no data, and nothing shows inside."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from building import PASSWORD, a_house
from triptych.access.work import Works
from triptych.model.database import Database
from web.browsing import a_browser, a_front_end, asked, signs_in

TWO = "query A { viewer { demo } } query B { viewer { demo } }"
FANNED = "query F { viewer { ...f0 } } " + " ".join(
    f"fragment f{at} on Viewer {{ ...f{at + 1} ...f{at + 1} }}" for at in range(25)
)


def document(text: str, **more: Any) -> bytes:
    """A body with a document."""
    return json.dumps({"query": text} | more).encode()


@asynccontextmanager
async def ada(database: Database, folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which Ada is signed in."""
    await a_house(database)
    async with a_browser(database, folder) as browser:
        assert (await signs_in(browser, "ada@meridian.example", PASSWORD)).status_code == 204
        yield browser


BAD = (
    (b"", "bad_body"),
    (b"null", "bad_body"),
    (b"[]", "bad_body"),
    (b"1", "bad_body"),
    (b"\xff\xfe\x00", "bad_body"),
    (b"[" * 100_000, "bad_body"),
    (b'{"query": "{ viewer { demo } }", "variables": ' + b'{"a":' * 100_000, "bad_body"),
    (b'{"query": "{ viewer { demo } }", "variables": {"a": ' + b"5" * 5_000 + b"}}", "bad_body"),
    (b'{"query": "{ viewer { demo } }", "variables": [1]}', "bad_body"),
    (b'{"query": 1}', "bad_body"),
    (b'{"query": "\\ud800"}', "bad_body"),
    (b"{}", "no_document"),
    (b'{"query": ""}', "no_document"),
    (b'{"documentId": "of-another-version"}', "unknown_document"),
    (document("{"), "bad_document"),
    (document("{a" * 9_000), "bad_document"),
    (document("{ projects(first: " + "[" * 9_000), "bad_document"),
    (document("{ projects(first: " + "5" * 5_000 + ") { totalCount } }"), "bad_document"),
    (document("{ a " * 21_000), "bad_document"),
    (document(TWO), "unnamed_operation"),
    (document(TWO, operationName="C"), "unnamed_operation"),
    (document(TWO, operationName=""), "unnamed_operation"),
    (document("subscription { x }"), "subscription"),
    (document(FANNED + " fragment f25 on Viewer { demo }"), "too_much"),
    (document("{ " + " ".join(f"a{at}: viewer {{ demo }}" for at in range(60)) + " }"), "too_much"),
    (document("{ viewer { person { " + "manager { " * 40 + "name" + " }" * 43), "too_much"),
    (document("{ viewer { demo " + "@skip(if: false) " * 600 + "} }"), "too_much"),
)
MISFITS = (
    "{ viewer { nothing } }",
    "{ viewer }",
    '{ projects(first: "x") { totalCount } }',
    "{ projects(first: 99999999999) { totalCount } }",
    "{ projects(filter: {stage: {oneOf: [DANCING]}}) { totalCount } }",
    "query ($n: Int!) { projects(first: $n) { totalCount } }",
    "{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }",
)
ACCEPTED = (
    ("application/graphql-response+json", 200, "application/graphql-response+json"),
    ("application/json", 200, "application/json"),
    ("*/*", 200, "application/graphql-response+json"),
    ("text/html", 406, "application/graphql-response+json"),
)


async def test_a_bad_request_is_told_in_a_sentence(database: Database, tmp_path: Path) -> None:
    async with ada(database, tmp_path) as browser:
        answers = [(code, await asked(browser, body)) for body, code in BAD]

    for code, answer in answers:
        assert (answer.status_code, answer.json().keys()) == (400, {"errors"}), code
        assert answer.headers["content-type"].startswith("application/graphql-response+json")
        (error,) = answer.json()["errors"]
        assert (error["extensions"]["code"], bool(error["message"])) == (code, True)


async def test_a_document_that_does_not_fit_the_schema_is_a_bad_request(database: Database, tmp_path: Path) -> None:
    async with ada(database, tmp_path) as browser:
        answers = [await asked(browser, document(text)) for text in MISFITS]

    for text, answer in zip(MISFITS, answers, strict=True):
        assert (answer.status_code, answer.json().keys()) == (400, {"errors"}), text
        assert all(error["message"] for error in answer.json()["errors"])


async def test_the_answer_comes_in_the_media_type_that_is_understood(database: Database, tmp_path: Path) -> None:
    async with ada(database, tmp_path) as browser:
        answers = [await asked(browser, accept=accept) for accept, _, _ in ACCEPTED]

    found = [(answer.status_code, answer.headers["content-type"].split(";")[0]) for answer in answers]
    assert found == [(status, content_type) for _, status, content_type in ACCEPTED]


async def test_only_post_asks_and_a_body_is_not_endless(database: Database, tmp_path: Path) -> None:
    async with a_browser(database, tmp_path) as browser:
        others = [
            await browser.request(method, "/graphql?query={viewer{demo}}")
            for method in ("GET", "PUT", "DELETE", "PATCH")
        ]
        long = await asked(browser, document("{ viewer { demo } } #" + "x" * 1_000_000))

    assert [answer.status_code for answer in others] == [405] * 4
    assert all("POST" in answer.headers["allow"] for answer in others)
    assert long.status_code == 413


async def test_pages_send_documents_by_id(database: Database, tmp_path: Path) -> None:
    async with ada(database, a_front_end(tmp_path)) as browser:
        answer = await asked(browser, b'{"documentId": "abc"}')

    assert answer.json() == {"data": {"viewer": {"person": {"name": "Ada"}}}}


async def test_nobody_who_is_signed_out_is_answered(database: Database, tmp_path: Path) -> None:
    async with a_browser(database, tmp_path) as browser:
        answers = [
            await asked(browser, document(text)) for text in ("{ viewer { demo } }", "{ __schema { types { name } } }")
        ]
        forged = await asked(browser, cookie="triptych_session=forged")

    assert [answer.status_code for answer in (*answers, forged)] == [401] * 3
    assert all("data" not in answer.json() for answer in answers)


async def test_what_nobody_expected_is_masked_and_logged_under_the_id_that_is_told(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the secret of the house")

    async with ada(database, tmp_path) as browser:
        monkeypatch.setattr(Works, "begin", broken)
        with structlog.testing.capture_logs() as logs:
            answer = await asked(browser, document("{ viewer { demo } }"))

    (error,) = answer.json()["errors"]
    assert "secret" not in answer.text
    assert "ZeroDivisionError" not in answer.text
    (logged,) = [each for each in logs if each["log_level"] == "error"]
    assert logged["id"] == error["extensions"]["id"]
    assert isinstance(logged["exc_info"], ZeroDivisionError)


async def test_what_is_refused_is_no_error_of_ours(database: Database, tmp_path: Path) -> None:
    async with ada(database, tmp_path) as browser:
        with structlog.testing.capture_logs() as logs:
            answer = await asked(browser, document('{ projects(after: "nonsense") { edges { cursor } } }'))

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (200, "invalid")
    assert "start again without it" in error["message"]
    assert [each for each in logs if each["log_level"] == "error"] == []
