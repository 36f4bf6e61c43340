"""The decision clock of a request, as somebody of the story sees it."""

from datetime import datetime

from relocation import Relocation
from triptych.governance.decision_clock.looking import look
from triptych.governance.decision_clock.reading import ClockReading, decision_clocks
from triptych.model.exception import ExceptionRequest


async def read(story: Relocation, request: ExceptionRequest, who: str = "Marta") -> ClockReading:
    """The clock as somebody sees it now."""
    async with story.as_(who) as work:
        return (await decision_clocks(work, [request.id]))[request.id]


async def looked(story: Relocation, request: ExceptionRequest, at: datetime) -> None:
    """The clock looks at an instant."""
    story.house.clock.now = at
    async with story.works.begin_system("The decision clock") as work:
        await look(work, request.id)
