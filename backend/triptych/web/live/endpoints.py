"""Where subscriptions come in: the WebSocket beside the endpoint of GraphQL, which answers with events as well."""

from typing import Any

from litestar import WebSocket, websocket
from litestar.di import NamedDependency

from triptych.web.live.conversation import PROTOCOL, Code, Conversation
from triptych.web.security import of_another_site
from triptych.web.sign_in import by_cookie
from triptych.web.wire import Wire


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
