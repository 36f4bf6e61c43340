"""A browser as the web sees it: over ASGI, with cookies, at a front end of one page and one file."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import httpx

from triptych.model.database import Database
from triptych.web.app import create_app

QUESTION = '{"query": "{ viewer { demo } }"}'
JSON = {"content-type": "application/json"}


def a_front_end(folder: Path) -> Path:
    """What a build leaves: the page, a script with a hash in its name, and one compiled document."""
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("<!doctype html><title>Triptych</title>")
    (folder / "theme.js").write_text("document.title")
    (folder / "assets" / "app-1a2b3c.js").write_text("export {}")
    (folder / "persisted.json").write_text('{"abc": "query Me { viewer { person { name } } }"}')
    return folder


@asynccontextmanager
async def a_browser(
    database: Database, front_end: Path, *, scheme: str = "http", address: str = "127.0.0.1"
) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which nobody is signed in."""
    app: Any = create_app(database, front_end)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False, client=(address, 40_000))
    async with httpx.AsyncClient(transport=transport, base_url=f"{scheme}://localhost") as browser:
        yield browser


async def signs_in(browser: httpx.AsyncClient, email: str, password: str, **headers: str) -> httpx.Response:
    """The form of the sign-in page."""
    return await browser.post("/session", json={"email": email, "password": password}, headers=headers)


async def asked(browser: httpx.AsyncClient, content: str | bytes = QUESTION, **headers: str) -> httpx.Response:
    """A GraphQL request."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await browser.post("/graphql", content=content, headers=JSON | named)


def noted_of(document: str, logs: Iterable[Any]) -> list[Any]:
    """What the log says of a document of somebody's own, whatever else this process is asked meanwhile."""
    label = blake2b(document.encode(), digest_size=8).hexdigest()
    return [each for each in logs if each["event"] == "operation" and each["operation"] == label]
