"""What waiting costs beside the burn, in the demo: penalties that a contract asks for by the hour."""

from decimal import Decimal
from functools import partial

from triptych.access.work import Work
from triptych.demo.requests import Course
from triptych.demo.stage import Scene
from triptych.governance.exceptions.stating_costs import StateFurtherCost, state_further_cost
from triptych.kernel.exception_words import FurtherCostKind
from triptych.kernel.money import Money


def claim(course: Course, an_hour: int, basis: str, *, day: int) -> Scene:
    """The requester says what the contractor is owed for each hour of standing by."""
    return course.on(day, 16, course.requester, partial(_claim, course, an_hour, basis))


async def _claim(course: Course, an_hour: int, basis: str, work: Work) -> None:
    amount = Money(Decimal(an_hour), course.currency)
    ask = StateFurtherCost(request_id=course.id, kind=FurtherCostKind.PENALTY, amount=amount, basis=basis)
    await state_further_cost(work, ask)
