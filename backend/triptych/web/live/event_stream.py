"""GraphQL over server-sent events, distinct connections mode: one operation a request, `next` events, one `complete`.

Protocol: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import ExitStack, aclosing
from typing import Any, cast
from weakref import finalize

from litestar import Request, Response
from litestar.response import Stream
from litestar.response.base import ASGIResponse
from litestar.status_codes import HTTP_200_OK, HTTP_400_BAD_REQUEST, HTTP_401_UNAUTHORIZED, HTTP_429_TOO_MANY_REQUESTS
from litestar.types import Message, Receive, Scope, Send
from msgspec.json import encode

from graphql import GraphQLError, OperationType
from triptych.graphql.context import Context
from triptych.graphql.documents import NotAccepted
from triptych.graphql.live.operation import Subscribed
from triptych.graphql.schema import schema
from triptych.graphql.subscriptions import SOURCES
from triptych.web.graphql_answer import request_error
from triptych.web.graphql_request import EVENTS, Asked
from triptych.web.live.answering import ACTS_ELSEWHERE, accepted, error_of, errors_text, query_text, result_text, told
from triptych.web.live.seats import TooManyConnections
from triptych.web.live.standing import DRAIN_WITHIN, SIGN_IN_AGAIN, SignedOut, Standing
from triptych.web.wire import Wire

KEEP_ALIVE = 12.0  # seconds of silence after which a comment says that somebody is there
# A proxy that gathers answers before it passes them on would hold every event back.
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
TOO_MANY = "You hold as many connections as one may. Close a page."
COMPLETE = "event: complete\ndata:\n\n"


class NotTaken(Exception):
    """What is sent is not taken."""


class Events(Stream):
    """An answer of events that holds a seat until it ends, however that is, or until it is clear that none is sent."""

    def __init__(self, events: AsyncGenerator[str, None], seat: ExitStack) -> None:
        super().__init__(events, status_code=HTTP_200_OK, media_type=EVENTS, headers=HEADERS)
        self._events, self._seat = events, seat
        finalize(self, seat.close)  # the answer may be dropped before it is begun

    def to_asgi_response(self, *args: Any, **more: Any) -> ASGIResponse:
        """What sends the events, and then gives back the seat."""
        answer = super().to_asgi_response(*args, **more)

        async def seated(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await answer(scope, receive, _within(DRAIN_WITHIN, send))
            except* NotTaken:
                pass  # the server ends the connection, for the answer is not complete
            finally:
                try:
                    await self._events.aclose()
                finally:
                    self._seat.close()

        return cast("ASGIResponse", seated)


def _within(seconds: float, send: Send) -> Send:
    """Sends as long as what is sent is taken: raises `NotTaken` where one message waits longer for those before it."""

    async def sent(message: Message) -> None:
        try:
            async with asyncio.timeout(seconds):
                await send(message)
        except TimeoutError as error:
            raise NotTaken from error

    return sent


async def stream_of(
    wire: Wire, request: Request[Any, Any, Any], asked: Asked, document: str, judged_for: Context | None = None
) -> Response[Any]:
    """The events of one operation; what cannot be carried out is told by the status, before anything streams.

    A document that was `judged_for` somebody already is not judged again.
    """
    context = judged_for or await wire.context_of(request)
    if context is None:
        return request_error(HTTP_401_UNAUTHORIZED, "Sign in first.", "signed_out")
    try:
        with ExitStack() as seat:  # taken before anything is waited for, so that nobody squeezes in meanwhile
            seat.enter_context(wire.seats.taken_by(context.signed_in()))
            if judged_for is None:
                await accepted(context, asked, document)
            results = _results_of(wire, request, context, asked, document)
            return Events(_events(results), seat.pop_all())
    except TooManyConnections:
        return request_error(HTTP_429_TOO_MANY_REQUESTS, TOO_MANY, "too_many")
    except NotAccepted as no:
        body = f'{{"errors":{errors_text(*no.errors)}}}'.encode()
        return Response(body, status_code=HTTP_400_BAD_REQUEST, media_type="application/graphql-response+json")


def _results_of(
    wire: Wire, request: Request[Any, Any, Any], context: Context, asked: Asked, document: str
) -> AsyncGenerator[str, None]:
    """What an operation will say; raises `NotAccepted` where it is not carried out."""
    operation = schema.documents.asked(document, asked.operation_name, asked.variables)
    if operation.kind is OperationType.MUTATION:
        raise NotAccepted(GraphQLError(ACTS_ELSEWHERE, extensions={"code": "mutation"}))
    if operation.kind is OperationType.QUERY:
        return _once(wire, context, asked, document)
    return _results(Subscribed(SOURCES, operation), context, Standing(request, wire))


async def _events(results: AsyncGenerator[str, None]) -> AsyncGenerator[str, None]:
    """Results as events, a comment into every silence, and the end."""
    coming: asyncio.Future[str] = asyncio.ensure_future(_after(results))
    yield ":\n\n"  # the answer begins before the first result is there
    try:
        while True:
            await asyncio.wait({coming}, timeout=KEEP_ALIVE)
            if not coming.done():
                yield ":\n\n"
                continue
            try:
                yield f"event: next\ndata: {coming.result()}\n\n"
            except StopAsyncIteration:
                break
            coming = asyncio.ensure_future(_after(results))
        yield COMPLETE
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        await results.aclose()


async def _after(results: AsyncGenerator[str, None]) -> str:
    return await anext(results)


async def _once(wire: Wire, context: Context, asked: Asked, document: str) -> AsyncGenerator[str, None]:
    try:
        yield await query_text(wire, context, asked, document)
    except Exception as error:
        yield _alone(errors_text(told(error)))


async def _results(watched: Subscribed, context: Context, standing: Standing) -> AsyncGenerator[str, None]:
    """What a subscription delivers; why it ended, where that was not of itself."""
    try:
        async with aclosing(watched.deliveries(context, standing.still_there)) as deliveries:
            async for delivery in deliveries:
                yield result_text(delivery)
    except SignedOut:
        yield _alone(encode([error_of(SIGN_IN_AGAIN, "signed_out")]).decode())
    except NotAccepted as no:
        yield _alone(errors_text(*no.errors))
    except Exception as error:
        yield _alone(errors_text(told(error)))


def _alone(errors: str) -> str:
    return f'{{"errors":{errors}}}'
