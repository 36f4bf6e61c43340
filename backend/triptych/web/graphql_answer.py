"""The answers of GraphQL over HTTP: their status, their media type, and what is told of an error.

A request error has no `data`. In `application/graphql-response+json` it is a 400; in `application/json`, which may
come from anywhere between, an answer to a request that could be read is always a 200.
"""

import secrets
from typing import Any

import structlog
from litestar import Response
from litestar.status_codes import HTTP_200_OK, HTTP_400_BAD_REQUEST
from msgspec.json import encode
from strawberry.types import ExecutionResult

from graphql import GraphQLError
from triptych.graphql.guard.verdict import Objection
from triptych.graphql.reading.compiled.operations import Answer
from triptych.kernel.refusals import Refusal, TookTooLong
from triptych.model.spending import note_outcome
from triptych.web.graphql_request import GRAPHQL, JSON

log = structlog.get_logger()
CODES: dict[type[Refusal], str] = {TookTooLong: "took_too_long"}


def in_json(body: bytes, status: int, media_type: str) -> Response[bytes]:
    """An answer as it goes out."""
    return Response(body, status_code=status, media_type=f"{media_type}; charset=utf-8")


def request_error(status: int, message: str, code: str, media_type: str | None = GRAPHQL) -> Response[bytes]:
    """An answer to a request that cannot be carried out: one sentence and no data."""
    body = encode({"errors": [{"message": message, "extensions": {"code": code}}]})
    return in_json(body, status, media_type or JSON)


def objected(objection: Objection, media_type: str) -> Response[bytes]:
    """An answer to a document that is not carried out."""
    errors = [_told(error, objection.trouble.value) for error in objection.errors]
    return in_json(encode({"errors": errors}), _of_document(media_type), media_type)


def as_it_was_read(answer: Answer, media_type: str) -> Response[bytes]:
    """The JSON that the statements answered, untouched, with the errors of whatever was executed beside them."""
    errors = [tell(error) for error in answer.errors]
    body = f'"data":{answer.data}' if not errors else f'"errors":{encode(errors).decode()},"data":{answer.data}'
    return in_json(f"{{{body}}}".encode(), HTTP_200_OK, media_type)


def cut_short(slow: TookTooLong, media_type: str) -> Response[bytes]:
    """The answer to what was begun, and would have taken too long."""
    error = GraphQLError(slow.message, original_error=slow)
    return in_json(encode({"errors": [tell(error)], "data": None}), HTTP_200_OK, media_type)


def executed(result: ExecutionResult, media_type: str) -> Response[bytes]:
    """The answer of an execution. What nobody expected is masked, and logged under the id that the answer carries."""
    errors = list(result.errors or ())
    if result.data is None and errors and all(error.path is None for error in errors):
        told = [tell(error) for error in errors]
        return in_json(encode({"errors": told}), _of_document(media_type), media_type)
    body: dict[str, Any] = {"errors": [tell(error) for error in errors]} if errors else {}
    return in_json(encode(body | {"data": result.data}), HTTP_200_OK, media_type)


def tell(error: GraphQLError) -> dict[str, Any]:
    """One error as the client sees it."""
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        note_outcome("refused")
        return _told(error, "bad_request")
    if isinstance(cause, Refusal):
        denial = getattr(cause, "denial", None)
        note_outcome("refused")
        code = denial.code if denial else CODES.get(type(cause), type(cause).__name__.lower())
        told = {"message": cause.message, "extensions": {"code": code}}
        return told if error.path is None else told | {"path": error.path}
    note_outcome("failed")
    reference = secrets.token_hex(6)
    log.error("unexpected error in an operation", id=reference, path=error.path, exc_info=cause)
    message = f"Something went wrong on our side. Nothing was lost; mention {reference} when you ask for help."
    masked = {"message": message, "extensions": {"code": "unexpected", "id": reference}}
    return masked if error.path is None else masked | {"path": error.path}


def _told(error: GraphQLError, code: str) -> dict[str, Any]:
    told: dict[str, Any] = dict(error.formatted)
    return told | {"extensions": {"code": code, **told.get("extensions", {})}}


def _of_document(media_type: str) -> int:
    return HTTP_400_BAD_REQUEST if media_type == GRAPHQL else HTTP_200_OK
