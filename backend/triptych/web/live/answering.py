"""What goes out: documents by id or text as over plain HTTP, results and errors as JSON."""

from typing import Any

import structlog
from msgspec.json import encode

from graphql import GraphQLError, OperationType
from triptych.graphql.answering import guard, operations
from triptych.graphql.context import Context
from triptych.graphql.documents import NotAccepted
from triptych.graphql.guard.asking import judged
from triptych.graphql.guard.verdict import Objection
from triptych.graphql.live.operation import Delivery
from triptych.graphql.schema import schema
from triptych.kernel.refusals import TookTooLong
from triptych.model.spending import spending
from triptych.web.graphql_answer import tell
from triptych.web.graphql_request import Asked
from triptych.web.wire import Wire

log = structlog.get_logger()
ACTS_ELSEWHERE = "Acts do not come this way: send mutations by POST."


async def accepted(context: Context, asked: Asked, document: str) -> None:
    """Hold a document against the limits of whoever asks; raises `NotAccepted` beyond them."""
    by_id = asked.document_id is not None
    found = await judged(guard, context, document, asked.operation_name, asked.variables or {}, compiled=by_id)
    if isinstance(found, Objection):
        raise NotAccepted(*found.errors)


def result_text(delivery: Delivery) -> str:
    """The result of one execution, as JSON."""
    errors = f'"errors":{errors_text(*delivery.errors)},' if delivery.errors else ""
    return f'{{{errors}"data":{delivery.data}}}'


def errors_text(*errors: GraphQLError) -> str:
    """Errors as clients see them: what nobody expected is masked, and logged under the id that the answer carries."""
    return encode([tell(error) for error in errors]).decode()


def told(error: Exception) -> GraphQLError:
    """An exception as an error of GraphQL."""
    return error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)


async def query_text(wire: Wire, context: Context, asked: Asked, document: str) -> str:
    """The answer to a query as JSON, noted as every other one."""
    with spending() as spent, wire.uses.noted(wire.documents.label(asked, document), spent):
        spent.kind = OperationType.QUERY.value
        return await _query_text(context, asked, document)


async def _query_text(context: Context, asked: Asked, document: str) -> str:
    """The same as over plain HTTP: by compiled statements where they lead, by an execution where they fail."""
    try:
        answer = await operations.answer(context, document, asked.operation_name, asked.variables)
    except TookTooLong as slow:
        return result_text(Delivery("null", (told(slow),)))
    except Exception as error:
        own = asked.operation_name if asked.document_id else None  # what others call theirs is theirs
        log.warning("a compiled read failed", operation=own, exc_info=error)
        answer = None
    if answer is not None:
        return result_text(Delivery(answer.data, tuple(answer.errors)))
    result = await schema.execute(
        document, variable_values=asked.variables, operation_name=asked.operation_name, context_value=context
    )
    return result_text(Delivery(encode(result.data).decode(), tuple(result.errors or ())))


def error_of(message: str, code: str) -> dict[str, Any]:
    """One error with a code."""
    return {"message": message, "extensions": {"code": code}}
