"""What came of a decision later: recorded beside it, and shown wherever it is a precedent (EX8)."""

from dataclasses import dataclass
from datetime import date

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.kernel.days import day_of
from triptych.kernel.refusals import Conflict, Problem, refuse_if
from triptych.model.exception import ExceptionRequest
from triptych.model.precedent import Harm
from triptych.model.types import RequestId


@dataclass(frozen=True, kw_only=True)
class RecordHarm:
    """What happened, to whose harm, and on which day."""

    request_id: RequestId
    what: str
    happened_on: date


async def record_harm(work: Work, ask: RecordHarm) -> ExceptionRequest:
    """Say what came of a decision, so that whoever decides the next one like it knows."""
    request = await readable_request(work, ask.request_id)
    permit = work.must(Action.HARM_RECORD, Scope(tuple(request.scope_ids)))
    must_follow(request, EventKind.HARM_RECORDED)
    last = await leaf(work, request)
    if last is None:
        raise Conflict("Nothing was decided yet, so nothing came of it.")
    decided_on = day_of(last.at, work.organisation.time_zone)
    early = (Problem("happenedOn", "before_decision", f"This lies before the decision of {decided_on}."),)
    refuse_if(
        (
            *required(what=ask.what),
            *checks.not_future("happenedOn", ask.happened_on, work.today),
            *(early if ask.happened_on < decided_on else ()),
        )
    )
    author = await authorship_of(work, request)
    work.session.add(
        Harm(
            request_id=request.id,
            decision_id=last.id,
            authorship_id=author.id,
            text=ask.what,
            happened_on=ask.happened_on,
            at=work.now,
        )
    )
    await work.session.flush()
    detail = {"decisionId": str(last.id), "happenedOn": ask.happened_on.isoformat()}
    await tell(work, request, EventKind.HARM_RECORDED, permit, text=ask.what, detail=detail)
    return request
