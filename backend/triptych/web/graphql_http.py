"""GraphQL over HTTP: documents by id for the product's own pages, text for others, refusals as data."""

from typing import Any

import structlog
from litestar import HttpMethod, Request, Response, route
from litestar.di import NamedDependency
from litestar.status_codes import (
    HTTP_200_OK,
    HTTP_400_BAD_REQUEST,
    HTTP_401_UNAUTHORIZED,
    HTTP_405_METHOD_NOT_ALLOWED,
)

from graphql import OperationType
from triptych.graphql.answering import guard, operations
from triptych.graphql.context import Context
from triptych.graphql.guard.asking import judged
from triptych.graphql.guard.verdict import Objection
from triptych.graphql.schema import schema
from triptych.kernel.refusals import Invalid, TookTooLong
from triptych.model.spending import Spent, spending
from triptych.web.bearer import TokenRefused
from triptych.web.graphql_answer import as_it_was_read, cut_short, executed, objected, request_error
from triptych.web.graphql_request import (
    EVENTS,
    JSON,
    LONGEST_BODY,
    Asked,
    BadRequest,
    answer_type,
    prefers_events,
    read_request,
    takes_events,
)
from triptych.web.live.event_stream import stream_of
from triptych.web.presence import while_there
from triptych.web.wire import Wire

log = structlog.get_logger()


@route(
    "/graphql",
    http_method=[HttpMethod.GET, HttpMethod.POST],
    status_code=HTTP_200_OK,
    request_max_body_size=LONGEST_BODY,
)
async def graphql_endpoint(request: Request[Any, Any, Any], wire: NamedDependency[Wire]) -> Response[Any]:
    """Answer one operation on behalf of whoever a token or the session cookie names, in a media type understood."""
    try:
        asked = await read_request(request)
        document = wire.documents.text(asked)
        if prefers_events(request):
            return await stream_of(wire, request, asked, document)
        context = await wire.context_of(request)
        if context is None:
            raise BadRequest(HTTP_401_UNAUTHORIZED, "Sign in first.", "signed_out")
        with spending() as spent, wire.uses.noted(wire.documents.label(asked, document), spent):
            return await answered(wire, request, asked, document, context, spent=spent)
    except Invalid as refusal:
        code = refusal.problems[0].code
        return request_error(HTTP_400_BAD_REQUEST, refusal.message, code, answer_type(request))
    except TokenRefused as refusal:
        answer = request_error(refusal.status_code, refusal.detail, refusal.code, answer_type(request))
        answer.headers |= refusal.headers or {}
        return answer
    except BadRequest as trouble:
        answer = request_error(trouble.status, trouble.message, trouble.code, answer_type(request))
        if trouble.status == HTTP_405_METHOD_NOT_ALLOWED:
            answer.headers["Allow"] = "POST"
        return answer


async def answered(
    wire: Wire, request: Request[Any, Any, Any], asked: Asked, document: str, context: Context, *, spent: Spent
) -> Response[Any]:
    """The answer to what could be read: an objection of the guard, or what the operation says."""
    media_type = answer_type(request) or JSON
    compiled = asked.document_id is not None
    found = await judged(guard, context, document, asked.operation_name, asked.variables or {}, compiled=compiled)
    if isinstance(found, Objection):
        spent.outcome = found.trouble.value
        return objected(found, media_type)
    spent.kind = found.kind.value
    if found.kind is OperationType.SUBSCRIPTION and takes_events(request):
        return await stream_of(wire, request, asked, document, context)
    if request.method == "GET" and found.kind is not OperationType.QUERY:
        raise BadRequest(HTTP_405_METHOD_NOT_ALLOWED, "GET only asks; send what changes by POST.", "get_only_asks")
    if found.kind is OperationType.SUBSCRIPTION:
        raise BadRequest(HTTP_400_BAD_REQUEST, f"Subscriptions come by WebSocket, or as {EVENTS}.", "subscription")
    answer = carried_out(asked, document, context, media_type)
    return await (while_there(request, answer) if found.kind is OperationType.QUERY else answer)


async def carried_out(asked: Asked, document: str, context: Context, media_type: str) -> Response[Any]:
    """A query by compiled statements where they lead; everything else, and whatever fails there, by an execution."""
    try:
        answer = await operations.answer(context, document, asked.operation_name, asked.variables)
    except TookTooLong as slow:
        return cut_short(slow, media_type)
    except Exception as error:
        own = asked.operation_name if asked.document_id else None  # what others call theirs is theirs
        log.warning("a compiled read failed", operation=own, exc_info=error)
        answer = None
    if answer is not None:
        return as_it_was_read(answer, media_type)
    result = await schema.execute(
        document,
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        context_value=context,
    )
    return executed(result, media_type)
