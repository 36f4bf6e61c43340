"""graphql-transport-ws: what each side may say when, and how a connection ends that says anything else.

Protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md. The codes above 4400 are its own; 1009 and
1013 are those of WebSocket, for what the protocol leaves open.
"""

import asyncio
from contextlib import aclosing, suppress
from enum import IntEnum
from secrets import token_hex
from typing import Any

import msgspec
import structlog
from litestar import WebSocket
from litestar.exceptions import HTTPException, WebSocketDisconnect
from msgspec.json import encode
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from graphql import GraphQLError, OperationType
from triptych.graphql.context import Context
from triptych.graphql.documents import NotAccepted
from triptych.graphql.live.hub import standing_of
from triptych.graphql.live.operation import Subscribed
from triptych.graphql.live.watching import LOOK_EVERY
from triptych.graphql.schema import schema
from triptych.graphql.subscriptions import SOURCES
from triptych.kernel.refusals import Invalid, NotAllowed
from triptych.web.graphql_request import Asked
from triptych.web.live.answering import ACTS_ELSEWHERE, accepted, errors_text, query_text, result_text, told
from triptych.web.live.seats import TooManyConnections
from triptych.web.live.standing import DRAIN_WITHIN, SIGN_IN_AGAIN, SignedOut, Standing
from triptych.web.wire import Wire

log = structlog.get_logger()
PROTOCOL = "graphql-transport-ws"
CLOSE_WITHIN = 5.0  # seconds in which a client hears why it is left
INIT_WITHIN = 10.0  # seconds from opening to `connection_init`
MOST_OPERATIONS = 30  # of one connection at the same time
LONGEST_MESSAGE = 200_000  # characters
LONGEST_ID = 200  # characters of the id that a client gives an operation


class Code(IntEnum):
    """Why a connection is closed."""

    TOO_BIG = 1009
    TRY_AGAIN_LATER = 1013
    BAD_REQUEST = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    NOT_ACCEPTABLE = 4406
    TOO_LATE = 4408
    ID_TAKEN = 4409
    TOO_MANY_INITIALISATIONS = 4429
    INTERNAL_ERROR = 4500


class Closing(Exception):
    """The connection is closed with this code and reason."""

    def __init__(self, code: Code, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason[:120]


class Message(msgspec.Struct):
    """One message of a client."""

    type: str
    id: str | None = None
    payload: Any = None


class Conversation:
    """One connection, from its first message to its last."""

    def __init__(self, socket: "WebSocket[Any, Any, Any]", wire: Wire) -> None:
        self._socket, self._wire = socket, wire
        self._standing = Standing(socket, wire)
        self._sending = asyncio.Lock()
        self._running: dict[str, asyncio.Task[None]] = {}
        self._ending: asyncio.Future[Closing] = asyncio.get_running_loop().create_future()

    async def hold(self) -> None:
        """Talk until either side ends it; every operation ends with it."""
        talking = asyncio.create_task(self._talk())
        try:
            both: set[asyncio.Future[Any]] = {talking, self._ending}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if self._ending.done():
                await self._close(self._ending.result())
            elif (error := talking.exception()) is not None:
                await self._close(_fault(error) if _is_away(error) else _unexpected(error))
        finally:
            await _ended(talking, *self._running.values())

    async def _talk(self) -> None:
        try:
            context = await self._initialised()
            with self._wire.seats.taken_by(context.signed_in()):
                await self._say({"type": "connection_ack"})
                watching = asyncio.create_task(self._stay_signed_in(context))
                try:
                    while True:
                        await self._hear(context, await self._next())
                finally:
                    await _ended(watching)
        except Closing as closing:
            self._end(closing)
        except TooManyConnections:
            self._end(Closing(Code.TRY_AGAIN_LATER, "You hold as many connections as one may. Close a page."))
        except WebSocketDisconnect:
            pass

    async def _initialised(self) -> Context:
        """Who it is that talks, after `connection_init`."""
        try:
            async with asyncio.timeout(INIT_WITHIN):
                while (message := await self._next()).type in {"ping", "pong"}:
                    await self._hear(None, message)
        except TimeoutError as error:
            raise Closing(Code.TOO_LATE, "Connection initialisation timeout") from error
        if message.type == "subscribe":
            raise Closing(Code.UNAUTHORIZED, "Unauthorized")
        if message.type != "connection_init" or not isinstance(message.payload, dict | None):
            raise Closing(Code.BAD_REQUEST, "The first message is connection_init, its payload an object or nothing.")
        try:
            context = await self._wire.context_of(self._socket)
        except HTTPException as refused:
            raise Closing(Code.FORBIDDEN, refused.detail) from refused
        if context is None:
            raise Closing(Code.FORBIDDEN, "Sign in first.")
        return context

    async def _next(self) -> Message:
        event = await self._socket.receive()
        if event["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(detail="gone")
        text = event.get("text")
        if not isinstance(text, str):
            raise Closing(Code.BAD_REQUEST, "Messages are text.")
        if len(text) > LONGEST_MESSAGE:
            raise Closing(Code.TOO_BIG, f"A message has at most {LONGEST_MESSAGE:,} characters.")
        try:
            return msgspec.json.decode(text, type=Message)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise Closing(Code.BAD_REQUEST, "This is no message of the protocol.") from error

    async def _hear(self, context: Context | None, message: Message) -> None:
        match message.type:
            case "ping":
                await self._say({"type": "pong"} if message.payload is None else _echo("pong", message.payload))
            case "pong":
                pass
            case "connection_init":
                raise Closing(Code.TOO_MANY_INITIALISATIONS, "Too many initialisation requests")
            case "subscribe" if context is not None:
                await self._subscribe(context, message)
            case "complete" if message.id is not None:
                if (running := self._running.pop(message.id, None)) is not None:
                    running.cancel()
            case _:
                raise Closing(Code.BAD_REQUEST, "There is no such message in this protocol.")

    async def _subscribe(self, context: Context, message: Message) -> None:
        asked, name = _asked(message), message.id
        if name is None or not 1 <= len(name) <= LONGEST_ID:
            raise Closing(Code.BAD_REQUEST, f"An operation has an id of at most {LONGEST_ID} characters.")
        if name in self._running:
            raise Closing(Code.ID_TAKEN, f"Subscriber for {name} already exists")
        if len(self._running) >= MOST_OPERATIONS:
            full = GraphQLError(f"One connection carries at most {MOST_OPERATIONS} operations.")
            await self._say_of(name, "error", errors_text(full))
            return
        self._running[name] = asyncio.create_task(self._operate(context, name, asked))

    async def _operate(self, context: Context, name: str, asked: Asked) -> None:
        """Carry out one operation, to its `complete` or `error`; a client that said `complete` hears nothing more."""
        try:
            await self._carry_out(context, name, asked)
            last: tuple[str, str | None] = ("complete", None)
        except (SignedOut, NotAllowed) as error:
            if isinstance(error, SignedOut) or error.denial.code == "signed_out":
                self._end(Closing(Code.UNAUTHORIZED, SIGN_IN_AGAIN))
                return
            last = ("error", errors_text(told(error)))
        except NotAccepted as no:
            last = ("error", errors_text(*no.errors))
        except Exception as error:
            if _is_away(error):
                self._end(_fault(error))
                return
            last = ("error", errors_text(told(error)))
        self._running.pop(name, None)
        await self._say_of(name, *last)

    async def _carry_out(self, context: Context, name: str, asked: Asked) -> None:
        try:
            document = self._wire.documents.text(asked)
        except Invalid as refusal:
            raise NotAccepted(GraphQLError(refusal.message)) from refusal
        await accepted(context, asked, document)
        operation = schema.documents.asked(document, asked.operation_name, asked.variables)
        if operation.kind is OperationType.MUTATION:
            raise NotAccepted(GraphQLError(ACTS_ELSEWHERE))
        if operation.kind is OperationType.QUERY:
            await self._standing.still_there()
            await self._say_of(name, "next", await query_text(self._wire, context, asked, document))
            return
        deliveries = Subscribed(SOURCES, operation).deliveries(context, self._standing.still_there)
        async with aclosing(deliveries):
            async for delivery in deliveries:
                await self._say_of(name, "next", result_text(delivery))

    async def _stay_signed_in(self, context: Context) -> None:
        """End the connection of whoever is no longer signed in: at once where that is told, else within a minute."""
        try:
            with self._wire.live.watch({standing_of(context.signed_in())}) as watcher:
                while True:
                    await watcher.touched(LOOK_EVERY)
                    await self._standing.still_there()
        except SignedOut:
            self._end(Closing(Code.UNAUTHORIZED, SIGN_IN_AGAIN))
        except Exception as error:
            self._end(_fault(error))

    async def _say(self, message: dict[str, Any]) -> None:
        await self._send(encode(message).decode())

    async def _say_of(self, name: str, kind: str, payload: str | None = None) -> None:
        told = "" if payload is None else f',"payload":{payload}'
        await self._send(f'{{"id":{encode(name).decode()},"type":"{kind}"{told}}}')

    async def _send(self, text: str) -> None:
        """Send, one message at a time. Nothing piles up: who reads slowly is told less often, and later left."""
        try:
            async with asyncio.timeout(DRAIN_WITHIN), self._sending:
                await self._socket.send_text(text)
        except TimeoutError:
            self._end(Closing(Code.TRY_AGAIN_LATER, "What is sent is not taken. Come again when the line is free."))

    def _end(self, closing: Closing) -> None:
        if not self._ending.done():
            self._ending.set_result(closing)

    async def _close(self, closing: Closing) -> None:
        """Say why, as long as the other side listens: whoever takes nothing must not keep a seat by it."""
        with suppress(Exception):
            async with asyncio.timeout(CLOSE_WITHIN):
                await self._socket.close(code=closing.code, reason=closing.reason)


def _is_away(error: BaseException) -> bool:
    """Whether the database could not be asked, which another try may mend."""
    return isinstance(error, OSError | PoolTimeout) or (isinstance(error, DBAPIError) and error.connection_invalidated)


def _fault(error: BaseException) -> Closing:
    """Nobody stays connected who can neither be told anything nor be looked at again."""
    log.warning("a connection is ended", reason=str(error) or type(error).__name__)
    return Closing(Code.TRY_AGAIN_LATER, "The database does not answer. Come again later.")


def _unexpected(error: BaseException) -> Closing:
    """What nobody expected is masked, and logged under the id that the reason carries."""
    reference = token_hex(6)
    log.error("unexpected error in a connection", id=reference, exc_info=error)
    return Closing(Code.INTERNAL_ERROR, f"Something went wrong on our side. Mention {reference} when you ask for help.")


def _echo(kind: str, payload: Any) -> dict[str, Any]:
    return {"type": kind, "payload": payload}


def _asked(message: Message) -> Asked:
    """What a `subscribe` asks."""
    try:
        return msgspec.convert(message.payload, Asked)
    except msgspec.ValidationError as error:
        raise Closing(Code.BAD_REQUEST, "The payload of subscribe is no GraphQL request.") from error


async def _ended(*tasks: "asyncio.Task[None]") -> None:
    """Cancel these and wait until they are through with it."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
