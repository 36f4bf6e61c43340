"""The composition root: everything is put together here, once per process."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from litestar import Litestar, MediaType, Request, Response, get
from litestar.datastructures import CacheControlHeader
from litestar.di import Provide
from litestar.exceptions import HTTPException, NotFoundException
from litestar.params import FromPath
from litestar.static_files import create_static_files_router
from sqlalchemy import text

from triptych.access.work import Clock, Works, database_clock
from triptych.model.database import Database
from triptych.web.graphql_http import Documents, graphql_endpoint
from triptych.web.imports import import_routes
from triptych.web.links import link_routes
from triptych.web.security import security_headers
from triptych.web.sign_in import sign_in_routes

FOREVER = CacheControlHeader(max_age=31_536_000, public=True, immutable=True)


def plainly(_request: Request[Any, Any, Any], error: HTTPException) -> Response[dict[str, str]]:
    """An HTTP error as a sentence; nothing of the machinery shows."""
    return Response({"message": error.detail}, status_code=error.status_code, media_type=MediaType.JSON)


def create_app(database: Database, front_end: Path, *, clock: Clock = database_clock) -> Litestar:
    """The application over a database and a built front end (the folder with `index.html`)."""
    works, documents = Works(database, clock), Documents(front_end / "persisted.json")

    roots = {file.name: file for file in front_end.iterdir() if file.is_file()} if front_end.is_dir() else {}
    roots.pop("persisted.json", None)

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncGenerator[None, None]:
        yield
        await database.close()

    @get("/health/live", media_type=MediaType.TEXT)
    async def live() -> str:
        """The process answers."""
        return "alive"

    @get("/health/ready", media_type=MediaType.TEXT)
    async def ready() -> str:
        """The database answers, too."""
        async with database.sessions() as session:
            await session.execute(text("SELECT 1"))
        return "ready"

    @get(["/", "/{page:path}"], media_type=MediaType.HTML)
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
    return Litestar(
        route_handlers=[live, ready, sign_in_routes, link_routes, import_routes, graphql_endpoint, *static, pages],
        dependencies={
            "database": Provide(lambda: database, sync_to_thread=False),
            "works": Provide(lambda: works, sync_to_thread=False),
            "documents": Provide(lambda: documents, sync_to_thread=False),
        },
        lifespan=[lifespan],
        middleware=[security_headers],
        openapi_config=None,
        exception_handlers={HTTPException: plainly},
    )
