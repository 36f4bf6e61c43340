"""What a GraphQL request over HTTP says: read from a body or an address, or a sentence about why it cannot be."""

from codecs import lookup
from typing import Any

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException
from litestar.status_codes import (
    HTTP_400_BAD_REQUEST,
    HTTP_403_FORBIDDEN,
    HTTP_406_NOT_ACCEPTABLE,
    HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    HTTP_415_UNSUPPORTED_MEDIA_TYPE,
)

from triptych.web.accepted import BY_NAME, Liking, best_of, liking
from triptych.web.security import NOT_JSON, is_json, of_another_site
from triptych.web.sign_in import by_cookie

# Whoever names neither gets the one that everything reads: application/json.
JSON, GRAPHQL, EVENTS = "application/json", "application/graphql-response+json", "text/event-stream"
ANSWERED_IN = [JSON, GRAPHQL]
LONGEST_BODY = 1_000_000  # bytes


class Asked(msgspec.Struct, rename="camel"):
    """One GraphQL request; members that nobody knows are left aside, as the specification wants it."""

    query: str | None = None
    document_id: str | None = None
    operation_name: str | None = None
    variables: dict[str, Any] | None = None
    extensions: dict[str, Any] | None = None


class BadRequest(Exception):
    """A request that cannot be carried out as it came: the status, a sentence and a code."""

    def __init__(self, status: int, message: str, code: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code


def answer_type(request: Request[Any, Any, Any]) -> str | None:
    """The media type in which an answer is understood; None where none of ours is."""
    accept = _accept(request)
    return best_of(accept, ANSWERED_IN) if accept.strip() else JSON


def takes_events(request: Request[Any, Any, Any]) -> bool:
    """Whether events are accepted, by name and not as an accepted anything."""
    return _events_liked(_accept(request)) is not None


def prefers_events(request: Request[Any, Any, Any]) -> bool:
    """Whether events are liked better than any JSON, whatever the operation."""
    accept = _accept(request)
    events, answers = _events_liked(accept), [liking(accept, each) for each in ANSWERED_IN]
    return events is not None and all(each is None or each < events for each in answers)


def _events_liked(accept: str) -> Liking | None:
    found = liking(accept, EVENTS)
    return found if found is not None and found[1] == BY_NAME else None


def _accept(request: Request[Any, Any, Any]) -> str:
    return ",".join(request.headers.getall("accept", []))


async def read_request(request: Request[Any, Any, Any]) -> Asked:
    """What is asked; raises `BadRequest` where that cannot be read, or may not come from where it comes."""
    if not takes_events(request) and answer_type(request) is None:
        raise BadRequest(HTTP_406_NOT_ACCEPTABLE, f"Answers come as {' or '.join(ANSWERED_IN)}.", "not_acceptable")
    if request.method == "POST" and not is_json(request):
        raise BadRequest(HTTP_415_UNSUPPORTED_MEDIA_TYPE, NOT_JSON, "not_json")
    if request.method == "POST" and not _in_utf_8(request):
        raise BadRequest(HTTP_415_UNSUPPORTED_MEDIA_TYPE, "Send application/json in UTF-8.", "not_utf_8")
    if by_cookie(request) and (reason := of_another_site(request)):
        raise BadRequest(HTTP_403_FORBIDDEN, reason, "foreign_request")
    return _of_body(await _body(request)) if request.method == "POST" else _of_address(request)


async def _body(request: Request[Any, Any, Any]) -> bytes:
    try:
        return await request.body()
    except HTTPException as error:
        if error.status_code != HTTP_413_REQUEST_ENTITY_TOO_LARGE:
            raise
        message = f"The body is too long: at most {LONGEST_BODY:,} bytes."
        raise BadRequest(HTTP_413_REQUEST_ENTITY_TOO_LARGE, message, "too_long") from error


def _of_body(body: bytes) -> Asked:
    if body.lstrip()[:1] == b"[":
        message = "Send one request, as a JSON object: a list of requests is not answered."
        raise BadRequest(HTTP_400_BAD_REQUEST, message, "bad_body")
    try:
        return msgspec.json.decode(body, type=Asked)
    except msgspec.ValidationError as error:
        message = f"The body is not a GraphQL request in JSON: {error}."
        raise BadRequest(HTTP_400_BAD_REQUEST, message, "bad_body") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRequest(HTTP_400_BAD_REQUEST, "The body is not JSON in UTF-8.", "bad_body") from error
    except RecursionError as error:
        raise BadRequest(HTTP_400_BAD_REQUEST, "The body is nested too deeply.", "bad_body") from error


def _of_address(request: Request[Any, Any, Any]) -> Asked:
    """The parameters of an address; `variables` and `extensions` are JSON there."""
    given: dict[str, Any] = {}
    for name in ("query", "documentId", "operationName", "variables", "extensions"):
        values = request.query_params.getall(name, [])
        if len(values) > 1:
            raise BadRequest(HTTP_400_BAD_REQUEST, f"Send {name} once.", "bad_parameter")
        if values and values[0]:
            given[name] = _map(name, values[0]) if name in {"variables", "extensions"} else values[0]
    return msgspec.convert(given, Asked)


def _map(name: str, text: str) -> dict[str, Any] | None:
    try:
        return msgspec.json.decode(text, type=dict[str, Any] | None)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadRequest(HTTP_400_BAD_REQUEST, f"{name} is no object in JSON.", "bad_parameter") from error


def _in_utf_8(request: Request[Any, Any, Any]) -> bool:
    """Whether the body is in UTF-8: nothing is said about its characters, or that."""
    charset = request.content_type[1].get("charset")
    try:
        return charset is None or lookup(charset.strip('"')).name == "utf-8"
    except (LookupError, ValueError):
        return False
