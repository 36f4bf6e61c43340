"""Where subscriptions come in: the WebSocket beside the endpoint of GraphQL, and GET for events."""

from typing import Any

import msgspec
from litestar import Request, Response, WebSocket, get, websocket
from litestar.di import NamedDependency
from litestar.status_codes import HTTP_400_BAD_REQUEST, HTTP_403_FORBIDDEN, HTTP_405_METHOD_NOT_ALLOWED

from triptych.kernel.refusals import Invalid
from triptych.web.bearer import TokenRefused
from triptych.web.graphql_http import Asked, request_error, wants_stream
from triptych.web.live.conversation import PROTOCOL, Code, Conversation
from triptych.web.live.event_stream import stream_of
from triptych.web.live.standing import Wire
from triptych.web.security import of_another_site
from triptych.web.sign_in import by_cookie


@websocket("/graphql")
async def graphql_socket(socket: "WebSocket[Any, Any, Any]", wire: NamedDependency[Wire]) -> None:
    """One connection of graphql-transport-ws. Another site's page gets none, for the browser would send our cookie."""
    if by_cookie(socket) and of_another_site(socket):
        await socket.close(code=Code.FORBIDDEN)  # before it is accepted: the handshake is answered 403
        return
    if PROTOCOL not in socket.scope["subprotocols"]:
        await socket.accept()
        await socket.close(code=Code.NOT_ACCEPTABLE, reason=f"Speak {PROTOCOL}.")
        return
    await socket.accept(subprotocols=PROTOCOL)
    await Conversation(socket, wire).hold()


@get("/graphql")
async def graphql_events(request: Request[Any, Any, Any], wire: NamedDependency[Wire]) -> Response[Any]:
    """Events for `EventSource`, which can only GET. Everything else is asked by POST."""
    if not wants_stream(request):
        answer = request_error(HTTP_405_METHOD_NOT_ALLOWED, "Ask by POST.", "not_posted")
        answer.headers["Allow"] = "POST"
        return answer
    if by_cookie(request) and (reason := of_another_site(request)):
        return request_error(HTTP_403_FORBIDDEN, reason, "foreign_request")
    try:
        asked = _asked(request)
        document = wire.documents.text(asked)
    except Invalid as refusal:
        return request_error(HTTP_400_BAD_REQUEST, refusal.message, refusal.problems[0].code)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return request_error(HTTP_400_BAD_REQUEST, "The query part of the address is no GraphQL request.", "bad_body")
    try:
        return await stream_of(wire, request, asked, document)
    except TokenRefused as refusal:
        answer = request_error(refusal.status_code, refusal.detail, refusal.code)
        answer.headers |= refusal.headers or {}
        return answer


def _asked(request: Request[Any, Any, Any]) -> Asked:
    said = request.query_params
    variables = said.get("variables")
    return Asked(
        query=said.get("query"),
        document_id=said.get("documentId"),
        operation_name=said.get("operationName"),
        variables=msgspec.json.decode(variables, type=dict[str, Any]) if variables else None,
    )
