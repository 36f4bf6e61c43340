"""GraphQL over HTTP: documents by id for the product's own pages, text for others, refusals as data."""

import json
import re
from collections.abc import Awaitable, Callable
from hashlib import blake2b
from pathlib import Path
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
from triptych.access.work import Works
from triptych.graphql.answering import guard, operations
from triptych.graphql.context import Context
from triptych.graphql.guard.asking import judged
from triptych.graphql.guard.verdict import Objection
from triptych.graphql.schema import schema
from triptych.kernel.refusals import Invalid, TookTooLong
from triptych.model.database import Database
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
from triptych.web.presence import while_there
from triptych.web.sign_in import who_asks
from triptych.web.use import Uses

log = structlog.get_logger()
NAME = re.compile(r"^\s*(?:query|mutation|subscription)\s+(\w+)", re.MULTILINE)

# Answers with the events of one operation, judged for whoever is named at the end or, without, still to be judged:
# `web.live` knows how.
Streamed = Callable[[Request[Any, Any, Any], Asked, str, Context | None], Awaitable[Response[Any]]]


class Documents:
    """The compiled documents of the product's own pages, by the SHA-256 that the front end's compiler gave them."""

    def __init__(self, path: Path) -> None:
        self._texts: dict[str, str] = json.loads(path.read_text()) if path.is_file() else {}
        schema.documents.never_forget(self._texts.values())
        self._names = {key: found[1] for key, text in self._texts.items() if (found := NAME.search(text))}

    def text(self, asked: Asked) -> str:
        """The document that is asked for; raises `Invalid` when there is none."""
        if asked.document_id is not None:
            if asked.document_id not in self._texts:
                raise Invalid.at("documentId", "unknown_document", "This page is of another version. Reload it.")
            return self._texts[asked.document_id]
        if not asked.query:
            raise Invalid.at("query", "no_document", "Send a query or a documentId.")
        return asked.query

    def label(self, asked: Asked, document: str) -> str:
        """What statistics call a document: its operation, or the digest of somebody's own."""
        if asked.document_id is not None:
            return self._names.get(asked.document_id, asked.document_id)
        return blake2b(document.encode(), digest_size=8).hexdigest()


@route(
    "/graphql",
    http_method=[HttpMethod.GET, HttpMethod.POST],
    status_code=HTTP_200_OK,
    request_max_body_size=LONGEST_BODY,
)
async def graphql_endpoint(
    request: Request[Any, Any, Any],
    database: NamedDependency[Database],
    works: NamedDependency[Works],
    documents: NamedDependency[Documents],
    *,
    streamed: NamedDependency[Streamed],
    uses: NamedDependency[Uses],
) -> Response[Any]:
    """Answer one operation on behalf of whoever a token or the session cookie names, in a media type understood."""
    try:
        asked = await read_request(request)
        document = documents.text(asked)
        if prefers_events(request):
            return await streamed(request, asked, document, None)
        who = await who_asks(request, database, works)
        if who is None:
            raise BadRequest(HTTP_401_UNAUTHORIZED, "Sign in first.", "signed_out")
        with spending() as spent, uses.noted(documents.label(asked, document), spent):
            return await answered(request, asked, document, Context(works, *who), spent, streamed=streamed)
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
    request: Request[Any, Any, Any], asked: Asked, document: str, context: Context, spent: Spent, *, streamed: Streamed
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
        return await streamed(request, asked, document, context)
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
