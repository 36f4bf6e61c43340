"""GraphQL over HTTP: documents by id for the product's own pages, text for others, refusals as data."""

import json
import re
import secrets
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import structlog
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.status_codes import (
    HTTP_200_OK,
    HTTP_400_BAD_REQUEST,
    HTTP_401_UNAUTHORIZED,
    HTTP_403_FORBIDDEN,
    HTTP_406_NOT_ACCEPTABLE,
    HTTP_415_UNSUPPORTED_MEDIA_TYPE,
)
from msgspec.json import encode
from strawberry.types import ExecutionResult

from graphql import GraphQLError, OperationType, get_operation_ast, parse
from triptych.access.work import Works
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.guard import too_much
from triptych.graphql.reading.compiled.operations import Answer
from triptych.graphql.schema import schema
from triptych.kernel.refusals import Invalid, Refusal
from triptych.model.database import Database
from triptych.web.bearer import TokenRefused
from triptych.web.security import NOT_JSON, is_json, of_another_site
from triptych.web.sign_in import by_cookie, who_asks

log = structlog.get_logger()
MEDIA_TYPE = "application/graphql-response+json"
EVENTS = "text/event-stream"
ANSWERED_IN = (MEDIA_TYPE, "application/json")
LONGEST_BODY = 1_000_000
LONGEST_REMEMBERED = 30_000
# Python turns no longer number into text, and no column holds one.
ENDLESS_NUMBER = re.compile(r"[0-9]{1000}")


class Asked(msgspec.Struct, rename="camel"):
    """The body of a GraphQL request."""

    query: str | None = None
    document_id: str | None = None
    operation_name: str | None = None
    variables: dict[str, Any] | None = None


# Answers with the events of one operation: `web.live` knows how.
Streamed = Callable[[Request[Any, Any, Any], Asked, str], Awaitable[Response[Any]]]


class Documents:
    """The compiled documents of the product's own pages, by the SHA-256 that the front end's compiler gave them."""

    def __init__(self, path: Path) -> None:
        self._texts: dict[str, str] = json.loads(path.read_text()) if path.is_file() else {}

    def text(self, asked: Asked) -> str:
        """The document that is asked for; raises `Invalid` when there is none."""
        if asked.document_id is not None:
            if asked.document_id not in self._texts:
                raise Invalid.at("documentId", "unknown_document", "This page is of another version. Reload it.")
            return self._texts[asked.document_id]
        if not asked.query:
            raise Invalid.at("query", "no_document", "Send a query or a documentId.")
        return asked.query


def wants_stream(request: Request[Any, Any, Any]) -> bool:
    """Whether a request asks for events, by name and not by an accepted anything."""
    return EVENTS in request.headers.get("accept", "").lower()


def request_error(status: int, message: str, code: str) -> Response[Any]:
    """An error of the request as a whole: no data, one sentence."""
    body = {"errors": [{"message": message, "extensions": {"code": code}}]}
    return Response(body, status_code=status, media_type=MEDIA_TYPE)


@post("/graphql", status_code=HTTP_200_OK, request_max_body_size=LONGEST_BODY)
async def graphql_endpoint(
    request: Request[Any, Any, Any],
    database: NamedDependency[Database],
    works: NamedDependency[Works],
    documents: NamedDependency[Documents],
    streamed: NamedDependency[Streamed],
) -> Response[Any]:
    """Answer one operation on behalf of whoever a token or the session cookie names, in a media type understood."""
    try:
        answer = await answered(request, database, works, documents, streamed)
    except TokenRefused as refusal:
        answer = request_error(refusal.status_code, refusal.detail, refusal.code)
        answer.headers |= refusal.headers or {}
    if (
        not wants_stream(request)
        and not request.accept.accepts(MEDIA_TYPE)
        and request.accept.accepts("application/json")
    ):
        answer.media_type = "application/json"
    return answer


async def answered(  # noqa: PLR0911 - one return for each thing that may stand against a request
    request: Request[Any, Any, Any], database: Database, works: Works, documents: Documents, streamed: Streamed
) -> Response[Any]:
    """The answer to one request: to a request that cannot be carried out, a sentence and no data."""
    if (trouble := unsuitable(request)) is not None:
        return trouble
    try:
        asked = msgspec.json.decode(await request.body(), type=Asked)
        document = documents.text(asked)
    except Invalid as refusal:
        return request_error(HTTP_400_BAD_REQUEST, refusal.message, refusal.problems[0].code)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return request_error(HTTP_400_BAD_REQUEST, "The body is not a GraphQL request in JSON.", "bad_body")
    if wants_stream(request):
        return await streamed(request, asked, document)
    who = await who_asks(request, database, works)
    if who is None:
        return request_error(HTTP_401_UNAUTHORIZED, "Sign in first.", "signed_out")
    if (trouble := unnamed_operation(document, asked.operation_name)) is not None:
        return trouble
    return await carried_out(asked, document, Context(works, *who))


async def carried_out(asked: Asked, document: str, context: Context) -> Response[Any]:
    """A query by compiled statements where they lead; everything else, and whatever fails there, by an execution."""
    try:
        answer = await operations.answer(context, document, asked.operation_name, asked.variables)
    except Exception as error:
        log.warning("a compiled read failed", operation=asked.operation_name, exc_info=error)
        answer = None
    if answer is not None:
        return as_it_was_read(answer)
    result = await schema.execute(
        document,
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        context_value=context,
    )
    return told(result)


def unsuitable(request: Request[Any, Any, Any]) -> Response[Any] | None:
    """An answer to a request of the wrong media type, to one that takes no answer of ours, and to a foreign one."""
    if not is_json(request):
        return request_error(HTTP_415_UNSUPPORTED_MEDIA_TYPE, NOT_JSON, "not_json")
    if not wants_stream(request) and not any(request.accept.accepts(media_type) for media_type in ANSWERED_IN):
        message = f"Answers come as {' or '.join(ANSWERED_IN)}."
        return request_error(HTTP_406_NOT_ACCEPTABLE, message, "not_acceptable")
    if by_cookie(request) and (reason := of_another_site(request)):
        return request_error(HTTP_403_FORBIDDEN, reason, "foreign_request")
    return None


def unnamed_operation(document: str, name: str | None) -> Response[Any] | None:
    """An answer to a document of several operations that names none of them, or to one that asks too much."""
    known = _remembered if len(document) <= LONGEST_REMEMBERED else objection
    found = known(document, name)
    return None if found is None else request_error(HTTP_400_BAD_REQUEST, *found)


def objection(document: str, name: str | None) -> tuple[str, str] | None:
    """Why a document is not carried out, and the code of that; None where nothing stands against it."""
    if ENDLESS_NUMBER.search(document):
        return "A number of this document is too long.", "bad_document"
    try:
        parsed = parse(document, max_tokens=20_000)
        operation = get_operation_ast(parsed, name)
        excess = too_much(parsed, operation) if operation else None
    except (GraphQLError, RecursionError) as error:
        told = error.message if isinstance(error, GraphQLError) else "This document is nested too deeply."
        return told, "bad_document"
    if operation is None:
        return "Name one operation of the document.", "unnamed_operation"
    if excess is not None:
        return excess, "too_much"
    if operation.operation is OperationType.SUBSCRIPTION:
        return f"Subscriptions come by WebSocket, or as {EVENTS}.", "subscription"
    return None


_remembered = lru_cache(maxsize=500)(objection)


def as_it_was_read(answer: Answer) -> Response[Any]:
    """The JSON that the statements answered, untouched, with the errors of whatever was executed beside them."""
    errors = [tell(error) for error in answer.errors]
    body = f'"data":{answer.data}' if not errors else f'"errors":{encode(errors).decode()},"data":{answer.data}'
    return Response(f"{{{body}}}".encode(), status_code=HTTP_200_OK, media_type=MEDIA_TYPE)


def told(result: ExecutionResult) -> Response[Any]:
    """The answer of an execution. What nobody expected is masked, and logged under the id that the answer carries."""
    body: dict[str, Any] = {}
    if result.errors:
        body["errors"] = [tell(error) for error in result.errors]
    if result.data is None and result.errors and all(error.path is None for error in result.errors):
        return Response(body, status_code=HTTP_400_BAD_REQUEST, media_type=MEDIA_TYPE)
    body["data"] = result.data
    return Response(body, status_code=HTTP_200_OK, media_type=MEDIA_TYPE)


def tell(error: GraphQLError) -> dict[str, Any]:
    """One error as the client sees it."""
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return dict(error.formatted)
    if isinstance(cause, Refusal):
        denial = getattr(cause, "denial", None)
        code = denial.code if denial else type(cause).__name__.lower()
        return {"message": cause.message, "path": error.path, "extensions": {"code": code}}
    reference = secrets.token_hex(6)
    log.error("unexpected error in an operation", id=reference, path=error.path, exc_info=cause)
    message = f"Something went wrong on our side. Nothing was lost; mention {reference} when you ask for help."
    return {"message": message, "path": error.path, "extensions": {"code": "unexpected", "id": reference}}
