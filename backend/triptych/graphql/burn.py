"""What waits costs together: the sum over every board that lists open requests (EX4)."""

import strawberry
from sqlalchemy import ColumnElement, true

from triptych.governance.exceptions.purses import burn_of
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of
from triptych.graphql.reading.declared.fields import MoneyAmount
from triptych.graphql.types.waiting import shown
from triptych.kernel.refusals import Invalid
from triptych.model.exception import ExceptionRequest

MOST_AT_ONCE = 200
HOW = (
    "idle share x weekly burn of each waiting request, in base currency at the newest rate up to today; the shares of "
    "one program together count at most as its whole burn"
)


@strawberry.type(description="What waiting requests cost together, in base currency, and how many are not in the sum.")
class QueueBurn:
    waiting: int
    unpriced: int = strawberry.field(description="How many of them state no share, or have no burn or rate.")
    per_day: MoneyAmount | None
    so_far: MoneyAmount | None
    formula: str


async def read_queue_burn(
    info: strawberry.Info[Context],
    requests: list[strawberry.ID] | None = None,
    project: strawberry.ID | None = None,
    program: strawberry.ID | None = None,
) -> QueueBurn:
    among: ColumnElement[bool] = true()
    if requests is not None:
        if len(requests) > MOST_AT_ONCE:
            raise Invalid.at("requests", "too_many", f"At most {MOST_AT_ONCE} requests at once.")
        keys = [key_of(str(each), "ExceptionRequest", "requests") for each in requests]
        among &= ExceptionRequest.id.in_(keys)
    if project is not None:
        among &= ExceptionRequest.project_id == key_of(str(project), "Project", "project")
    if program is not None:
        among &= ExceptionRequest.program_id == key_of(str(program), "Program", "program")
    async with info.context.reading() as work:
        found = await burn_of(work, among)
    return QueueBurn(
        waiting=found.waiting,
        unpriced=found.unpriced,
        per_day=shown(found.per_day),
        so_far=shown(found.so_far),
        formula=HOW,
    )


@strawberry.type
class BurnQueries:
    queue_burn = strawberry.field(
        resolver=read_queue_burn,
        description="What the waiting requests that the viewer may read cost together: all, these, or those of a "
        "project or program.",
    )
