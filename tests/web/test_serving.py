"""What every answer carries, what is served as a file, and what probes are told."""

import errno
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
import uvicorn

from triptych.cli import serving
from triptych.model.database import Database
from triptych.model.settings import Settings
from web.browsing import a_browser, a_front_end


@pytest.mark.parametrize(
    "path", ["/", "/requests/REQ-1", "/assets/app-1a2b3c.js", "/assets/none.js", "/health/live", "/graphql"]
)
async def test_every_answer_carries_the_headers(database: Database, tmp_path: Path, path: str) -> None:
    async with a_browser(database, a_front_end(tmp_path)) as browser:
        answer = await browser.get(path)

    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in answer.headers


async def test_every_address_is_a_state_of_the_one_page(database: Database, tmp_path: Path) -> None:
    async with a_browser(database, a_front_end(tmp_path)) as browser:
        pages = [await browser.get(path) for path in ("/", "/requests/REQ-1", "/projects/P-0007/gates", "/%00", "/..")]

    assert {(page.status_code, page.headers["content-type"].split(";")[0]) for page in pages} == {(200, "text/html")}
    assert {page.headers["cache-control"] for page in pages} == {"no-cache"}


async def test_files_are_served_by_name_and_no_other_file_is(database: Database, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the house")
    (folder := tmp_path / "dist").mkdir()
    async with a_browser(database, a_front_end(folder)) as browser:
        script = await browser.get("/assets/app-1a2b3c.js")
        theme = await browser.get("/theme.js")
        missing = await browser.get("/assets/gone-9f.js")
        others = [
            await browser.get(path)
            for path in (
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/assets/../../secret.txt",
                "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
                "/persisted.json",
            )
        ]

    assert "immutable" in script.headers["cache-control"]
    assert theme.text == "document.title"
    assert missing.status_code == 404
    assert not any("secret of the house" in answer.text or "viewer" in answer.text for answer in others)


async def test_a_front_end_that_is_not_built_says_so(database: Database, tmp_path: Path) -> None:
    async with a_browser(database, tmp_path / "nothing") as browser:
        answer = await browser.get("/")

    assert (answer.status_code, answer.json()) == (404, {"message": "The front end is not built yet."})


async def test_probes_say_whether_the_process_and_the_database_answer(database: Database, tmp_path: Path) -> None:
    away = Database("postgresql://nobody@127.0.0.1:1/none", "postgresql://nobody@127.0.0.1:1/none")
    async with a_browser(database, tmp_path) as here, a_browser(away, tmp_path) as there:
        with structlog.testing.capture_logs():
            answers = [
                await browser.get(path) for browser in (here, there) for path in ("/health/live", "/health/ready")
            ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 503]
    assert "127.0.0.1" not in answers[-1].text


async def test_what_nobody_expected_is_masked_on_every_route(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the secret of the house")

    monkeypatch.setattr("triptych.web.sign_in.sign_in", broken)
    async with a_browser(database, tmp_path) as browser:
        with structlog.testing.capture_logs() as logs:
            answer = await browser.post("/session", json={"email": "a@x", "password": "x"})

    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert [each["id"] for each in logs if each["log_level"] == "error"] == [answer.json()["id"]]


async def seen_through(settings: Settings, monkeypatch: pytest.MonkeyPatch, **headers: str) -> str:
    """The address and scheme that an application sees behind the server, as it is configured to run."""
    configured: list[uvicorn.Config] = []

    class NeverUp:
        started = True

        def __init__(self, config: uvicorn.Config, _once_up: object) -> None:
            configured.append(config)

        async def serve(self, sockets: object) -> None:
            """Takes no connection."""

    async def app(scope: dict[str, Any], _receive: object, send: Any) -> None:
        body = f"{scope['client'][0]} {scope['scheme']}".encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    monkeypatch.setattr(serving, "Announcing", NeverUp)
    with serving.bound("127.0.0.1", 0) as listener:
        await serving.serve(app, listener, settings, lambda: None)
    configured[0].load()
    transport = httpx.ASGITransport(app=configured[0].loaded_app, client=("127.0.0.1", 40_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        return (await browser.get("/", headers=headers)).text


@pytest.mark.parametrize(("proxies", "seen"), [("", "127.0.0.1 http"), ("127.0.0.1", "203.0.113.7 https")])
async def test_proxy_headers_are_believed_only_from_a_proxy_that_is_named(
    monkeypatch: pytest.MonkeyPatch, proxies: str, seen: str
) -> None:
    settings = Settings(trusted_proxies=proxies)
    forwarded = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}

    assert await seen_through(settings, monkeypatch, **forwarded) == seen


async def test_whether_a_file_is_there_may_be_asked_without_fetching_it(database: Database, tmp_path: Path) -> None:
    async with a_browser(database, a_front_end(tmp_path)) as browser:
        found = [await browser.head(path) for path in ("/theme.js", "/decisions", "/assets/gone.js")]

    assert [(each.status_code, each.content) for each in found] == [(200, b""), (200, b""), (404, b"")]


def test_whoever_takes_nothing_is_left_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "UNTAKEN_FOR", 1)
    with serving.bound("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()[:2]):
        server, _ = listener.accept()
        server.settimeout(60)
        with server, pytest.raises(OSError, match="timed out") as ended:
            server.sendall(b"x" * 100_000_000)

    assert ended.value.errno == errno.ETIMEDOUT
