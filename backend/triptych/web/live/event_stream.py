"""GraphQL over server-sent events, distinct connections mode: one operation a request, `next` events, one `complete`.

Protocol: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from litestar import Request, Response
from litestar.response import Stream
from litestar.status_codes import HTTP_200_OK, HTTP_400_BAD_REQUEST, HTTP_401_UNAUTHORIZED, HTTP_429_TOO_MANY_REQUESTS
from msgspec.json import encode

from graphql import OperationType
from triptych.graphql.context import Context
from triptych.graphql.live.operation import Subscribed, asked_of
from triptych.graphql.live.watching import NotAccepted
from triptych.graphql.schema import schema
from triptych.graphql.subscriptions import SOURCES
from triptych.web.graphql_answer import request_error
from triptych.web.graphql_request import EVENTS, Asked
from triptych.web.live.answering import ACTS_ELSEWHERE, accepted, error_of, errors_text, query_text, result_text, told
from triptych.web.live.standing import SIGN_IN_AGAIN, Seats, SignedOut, Standing, Wire

KEEP_ALIVE = 12.0  # seconds of silence after which a comment says that somebody is there
# A proxy that gathers answers before it passes them on would hold every event back.
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
TOO_MANY = "You hold as many connections as one may. Close a page."
COMPLETE = "event: complete\ndata:\n\n"


async def stream_of(wire: Wire, request: Request[Any, Any, Any], asked: Asked, document: str) -> Response[Any]:
    """The events of one operation; what cannot be carried out is told by the status, before anything streams."""
    context = await wire.context_of(request)
    if context is None:
        return request_error(HTTP_401_UNAUTHORIZED, "Sign in first.", "signed_out")
    try:
        await accepted(context, asked, document)
        operation = asked_of(schema._schema, document, asked.operation_name, asked.variables)
        if operation.kind is OperationType.MUTATION:
            return request_error(HTTP_400_BAD_REQUEST, ACTS_ELSEWHERE, "mutation")
        watched = Subscribed(SOURCES, operation) if operation.kind is OperationType.SUBSCRIPTION else None
    except NotAccepted as no:
        body = f'{{"errors":{errors_text(*no.errors)}}}'.encode()
        return Response(body, status_code=HTTP_400_BAD_REQUEST, media_type="application/graphql-response+json")
    if wire.seats.full_for(context.signed_in()):
        return request_error(HTTP_429_TOO_MANY_REQUESTS, TOO_MANY, "too_many")
    standing = Standing(request, wire)
    results = _once(wire, context, asked, document) if watched is None else _results(watched, context, standing)
    events = _seated(wire.seats, context, results)
    return Stream(events, status_code=HTTP_200_OK, media_type=EVENTS, headers=HEADERS)


async def _seated(seats: Seats, context: Context, results: AsyncGenerator[str, None]) -> AsyncGenerator[str, None]:
    with seats.taken_by(context.signed_in()):
        async with aclosing(_events(results)) as events:
            async for event in events:
                yield event


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
