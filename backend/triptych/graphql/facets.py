"""How many requests answer each usual question to the register, as it is narrowed otherwise: one statement for all."""

from typing import Any

import strawberry
from sqlalchemy import ColumnElement, func, select, true

from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.waited import ends_soon, is_expired, is_in_force, is_lapsed, is_waiting
from triptych.graphql.burn import NARROWED, listed_requests
from triptych.graphql.context import Context
from triptych.graphql.reading.arguments import with_arguments
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.model.exception import ExceptionRequest

DECIDING = (State.DECIDING, State.REOPENED, State.APPEALED, State.DECLINE_PROPOSED, State.DEFERRAL_PROPOSED)
APPROVED = (State.APPROVED, State.APPROVED_WITH_CONDITIONS)
REFUSED = (State.DECLINED, State.DEFERRED, State.REVOKED)
ENDED = (State.WITHDRAWN, State.CLOSED)


@strawberry.type(description="How many requests answer each question, among those of a filter and a search.")
class RequestFacets:
    all: int
    open: int
    deciding: int
    approved: int
    refused: int
    ended: int
    in_force: int
    ends_soon: int
    expired: int
    lapsed: int
    revoked: int


async def read_facets(info: strawberry.Info[Context], **_read_from_the_document: Any) -> RequestFacets:
    async with info.context.reading() as work:
        questions = _questions(work)
        counted = (func.count().filter(asked).label(name) for name, asked in questions.items())
        among = (*visible_rows(work, spec_of("ExceptionRequest")), *listed_requests(work, info))
        row = (await work.session.execute(select(*counted).select_from(ExceptionRequest).where(*among))).one()
        return RequestFacets(**dict(zip(questions, row, strict=True)))


def _questions(work: Work) -> dict[str, ColumnElement[bool]]:
    state = ExceptionRequest.state
    return {
        "all": true(),
        "open": is_waiting(work),
        "deciding": state.in_(DECIDING),
        "approved": state.in_(APPROVED),
        "refused": state.in_(REFUSED),
        "ended": state.in_(ENDED),
        "in_force": is_in_force(work),
        "ends_soon": ends_soon(work),
        "expired": is_expired(work),
        "lapsed": is_lapsed(work),
        "revoked": state == State.REVOKED,
    }


@strawberry.type
class FacetQueries:
    request_facets = strawberry.field(
        resolver=with_arguments(read_facets, NARROWED, RequestFacets),
        description="How many requests that the viewer may see stand where, as their list is narrowed and searched.",
        metadata={"stands": 1},
    )
