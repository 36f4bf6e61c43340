"""The composition root: everything is put together here, once per process."""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import structlog
from asyncpg import PostgresError
from litestar import HttpMethod, Litestar, MediaType, Request, Response, get, route
from litestar.datastructures import CacheControlHeader
from litestar.di import Provide
from litestar.exceptions import HTTPException, NotFoundException
from litestar.params import FromPath
from litestar.static_files import create_static_files_router
from litestar.status_codes import (
    HTTP_400_BAD_REQUEST,
    HTTP_500_INTERNAL_SERVER_ERROR,
    HTTP_503_SERVICE_UNAVAILABLE,
)
from litestar.types import ControllerRouterHandler
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from triptych.access.work import READING_SECONDS, Clock, Works, database_clock
from triptych.graphql.live.hub import Live
from triptych.model.database import Database
from triptych.web.calendars import exception_calendar_file
from triptych.web.exports import export_table
from triptych.web.graphql_http import graphql_endpoint
from triptych.web.imports import import_routes
from triptych.web.links import link_routes
from triptych.web.live.endpoints import graphql_socket
from triptych.web.live.listening import told_of_changes
from triptych.web.log import make_log_safe
from triptych.web.security import security_headers
from triptych.web.sign_in import sign_in_routes
from triptych.web.trusted_documents import TrustedDocuments
from triptych.web.use import Uses
from triptych.web.wire import Wire

log = structlog.get_logger()
PATIENCE = 5  # seconds for the database to answer a probe
TOLD_HEADERS = frozenset({"allow", "retry-after", "www-authenticate"})
FOREVER = CacheControlHeader(max_age=31_536_000, public=True, immutable=True)


def plainly(_request: Request[Any, Any, Any], error: HTTPException) -> Response[dict[str, Any]]:
    """An HTTP error as a sentence; nothing of the machinery shows."""
    headers = {name: value for name, value in (error.headers or {}).items() if name.lower() in TOLD_HEADERS}
    told = {"message": error.detail}
    if error.status_code == HTTP_400_BAD_REQUEST and isinstance(error.extra, list):
        found = [f"{each.get('key') or 'body'}: {each.get('message')}" for each in error.extra]
        told = {"message": f"The body is not as it should be. {'; '.join(found)}"}
    return Response(told, status_code=error.status_code, media_type=MediaType.JSON, headers=headers)


def too_deep(_request: Request[Any, Any, Any], _error: RecursionError) -> Response[dict[str, str]]:
    """A body that is nested deeper than anybody means."""
    told = {"message": "The body is nested too deeply."}
    return Response(told, status_code=HTTP_400_BAD_REQUEST, media_type=MediaType.JSON)


def masked(request: Request[Any, Any, Any], error: Exception) -> Response[dict[str, str]]:
    """What nobody expected: logged under the id that the answer carries, and nothing else told."""
    reference = secrets.token_hex(6)
    log.error("unexpected error in a request", id=reference, path=request.url.path, exc_info=error)
    message = f"Something went wrong on our side. Mention {reference} when you ask for help."
    told = {"message": message, "id": reference}
    return Response(told, status_code=HTTP_500_INTERNAL_SERVER_ERROR, media_type=MediaType.JSON)


def create_app(
    database: Database,
    front_end: Path,
    *,
    clock: Clock = database_clock,
    reading_seconds: float = READING_SECONDS,
    log_requests: bool = True,
    mailing: bool = False,
    public_url: str | None = None,
) -> Litestar:
    """The application over a database and a built front end (the folder with `index.html`).

    Links in files begin with `public_url`, or with the address that was asked.
    """
    make_log_safe()
    works = Works(database, clock, reading_seconds=reading_seconds)
    documents = TrustedDocuments(front_end / "persisted.json")
    uses = Uses(database, log_requests=log_requests)
    wire = Wire(database, works, documents, Live(database), uses, mailing=mailing)

    roots = {file.name: file for file in front_end.iterdir() if file.is_file()} if front_end.is_dir() else {}
    roots.pop("persisted.json", None)

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncGenerator[None, None]:
        async with told_of_changes(database, wire.live), uses.kept():
            yield
        await database.close()

    @get("/health/live", media_type=MediaType.TEXT)
    async def live() -> str:
        """The process answers."""
        return "alive"

    @get("/health/ready", media_type=MediaType.TEXT)
    async def ready() -> Response[str]:
        """The database answers, too; while it does not, 503 keeps visitors away."""
        try:
            async with asyncio.timeout(PATIENCE), database.sessions() as session:
                await session.execute(text("SELECT 1"))
        except (OSError, SQLAlchemyError, PostgresError) as error:
            log.warning("the database does not answer", reason=str(error) or type(error).__name__)
            return Response("the database does not answer", status_code=HTTP_503_SERVICE_UNAVAILABLE)
        return Response("ready")

    @route(["/", "/{page:path}"], http_method=[HttpMethod.GET, HttpMethod.HEAD], media_type=MediaType.HTML)
    async def pages(page: FromPath[str] = "") -> Response[bytes]:
        """A file of the front end by its name, or else its one page: every address is a state of it."""
        name = page.lstrip("/")
        if name in roots:
            return Response(roots[name].read_bytes(), media_type=guess_type(name)[0] or "application/octet-stream")
        if page.startswith("/assets/") or "index.html" not in roots:
            raise NotFoundException(detail="There is no such file." if page else "The front end is not built yet.")
        return Response(roots["index.html"].read_bytes(), headers={"Cache-Control": "no-cache"})

    assets = front_end / "assets"
    static = [create_static_files_router("/assets", [assets], cache_control=FOREVER)] if assets.is_dir() else []
    endpoints: list[ControllerRouterHandler] = [
        sign_in_routes,
        link_routes,
        import_routes,
        export_table,
        exception_calendar_file,
        graphql_endpoint,
        graphql_socket,
    ]
    return Litestar(
        route_handlers=[live, ready, *endpoints, *static, pages],
        dependencies={
            "database": Provide(lambda: database, sync_to_thread=False),
            "works": Provide(lambda: works, sync_to_thread=False),
            "wire": Provide(lambda: wire, sync_to_thread=False),
            "public_url": Provide(lambda: public_url, sync_to_thread=False),
        },
        lifespan=[lifespan],
        before_send=[security_headers],
        openapi_config=None,
        exception_handlers={HTTPException: plainly, RecursionError: too_deep, Exception: masked},
    )
