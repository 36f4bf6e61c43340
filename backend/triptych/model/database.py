"""Engines and sessions: the request path speaks asyncpg, as a role that owns nothing."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool

from triptych.model.spending import tell_of_statements

Answer = TypeVar("Answer")

# connection_does_not_exist, connection_failure, admin_shutdown, crash_shutdown, cannot_connect_now
CONNECTION_LOST = frozenset({"08003", "08006", "57P01", "57P02", "57P03"})
PLAN_IS_STALE = "0A000"  # feature_not_supported: "cached plan must not change result type", after a migration
# Connections that stay open. One beyond them is opened for a request and closed again, which costs as much as the
# request itself, so only a pool that was asked to be smaller goes beyond, up to this size.
POOL_SIZE = 20


def plain_url(url: str) -> str:
    """The address as libpq and asyncpg read it, whatever dialect SQLAlchemy's way of writing names."""
    scheme, _, rest = url.partition("://")
    return f"postgresql://{rest}" if scheme.partition("+")[0] in {"postgres", "postgresql"} else url


def connector(url: str, application_name: str = "triptych") -> Callable[..., Awaitable["asyncpg.Connection[Any]"]]:
    """Opens asyncpg connections; asyncpg itself reads the address, so every libpq option (sslmode, ...) works."""
    address = plain_url(url)

    async def connect(**options: Any) -> "asyncpg.Connection[Any]":
        settings = {"application_name": application_name, "timezone": "UTC"}
        return await asyncpg.connect(address, server_settings=settings, **options)

    return connect


def engine_for(url: str, **options: Any) -> AsyncEngine:
    """An engine on any PostgreSQL address, whose errors tell no values to the log. `options` go to SQLAlchemy."""
    return create_async_engine("postgresql+asyncpg://", async_creator=connector(url), hide_parameters=True, **options)


def is_stale_plan(error: BaseException) -> bool:
    """A migration changed a table under a prepared statement; SQLAlchemy has by now forgotten its plans."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return False
    said = (error.orig, error.orig.__cause__)  # SQLAlchemy 2.1 drops the code of just this error; its cause has it
    return any(getattr(it, "sqlstate", None) == PLAN_IS_STALE for it in said)


def is_lost(error: BaseException) -> bool:
    """The connection broke, or none can be made: the database is restarted, or the way to it is cut.

    A commit under way may have been kept. What fails while connecting SQLAlchemy passes on as it comes.
    """
    if isinstance(error, ConnectionError | asyncpg.CannotConnectNowError):
        return True
    return isinstance(error, DBAPIError) and (error.connection_invalidated or _state_of(error) in CONNECTION_LOST)


def _state_of(error: DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None)


class Database:
    """One database reached by two roles: the owner migrates, the application reads and writes."""

    def __init__(self, owner_url: str, app_url: str, *, pool_size: int = POOL_SIZE) -> None:
        self.owner_url = plain_url(owner_url)
        self.app_url = plain_url(app_url)
        self.engine = engine_for(
            app_url, pool_size=pool_size, max_overflow=max(0, POOL_SIZE - pool_size), pool_timeout=10
        )
        tell_of_statements(self.engine.sync_engine)
        self.sessions: async_sessionmaker[AsyncSession] = async_sessionmaker(self.engine, expire_on_commit=False)
        self._glancing = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    def glance(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection on which each statement stands for itself: no transaction is begun and ended around it."""
        return self._glancing.connect()

    async def unit(self, work: Callable[[AsyncSession], Awaitable[Answer]]) -> Answer:
        """One unit of work in one transaction: committed when it returns, rolled back when it raises.

        Done again, once, when a migration made its plans stale in the middle: nothing of the first try was kept.
        """
        try:
            return await self._once(work)
        except DBAPIError as error:
            if not is_stale_plan(error):
                raise
        return await self._once(work)

    async def _once(self, work: Callable[[AsyncSession], Awaitable[Answer]]) -> Answer:
        async with self.sessions() as session, session.begin():
            return await work(session)

    async def connect(self) -> "asyncpg.Connection[Any]":
        """A connection of one's own outside the pool, as the application: for listening and for the queue."""
        return await connector(self.app_url)()

    def owner_engine(self) -> AsyncEngine:
        """An engine as the owner, which keeps no connection; whoever asks for it disposes of it."""
        return engine_for(self.owner_url, poolclass=NullPool)

    async def close(self) -> None:
        """Close the pool's connections."""
        await self.engine.dispose()
