"""Need before rule (EX1): the provider restates, the requester confirms or corrects, and only then comes a rule."""

from dataclasses import dataclass

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import must_be_requester, readable_request
from triptych.governance.exceptions.parts import must_have_no_part_against
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import provider_scope
from triptych.kernel.refusals import Conflict, refuse_if
from triptych.model.exception import ExceptionRequest, Restatement
from triptych.model.types import RequestId, RestatementId


@dataclass(frozen=True, kw_only=True)
class RestateNeed:
    """The need in the provider's own words."""

    request_id: RequestId
    text: str


async def restate_need(work: Work, ask: RestateNeed) -> ExceptionRequest:
    """A provider representative says in own words what is needed; it counts once the requester confirms it."""
    request = await readable_request(work, ask.request_id)
    permit = work.must(Action.EXCEPTION_ANSWER, await provider_scope(work, request))
    await must_have_no_part_against(work, request, Action.EXCEPTION_ANSWER, permit)
    refuse_if(required(text=ask.text))
    must_follow(request, EventKind.NEED_RESTATED)
    author = await authorship_of(work, request)
    restatement = Restatement(request_id=request.id, authorship_id=author.id, text=ask.text, at=work.now)
    work.session.add(restatement)
    await work.session.flush()
    detail = {"restatementId": str(restatement.id)}
    await tell(work, request, EventKind.NEED_RESTATED, permit, text=ask.text, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class ConfirmNeed:
    """Yes, this is what I need."""

    request_id: RequestId
    restatement_id: RestatementId


async def confirm_need(work: Work, ask: ConfirmNeed) -> ExceptionRequest:
    """The requester confirms the newest restatement; an older one cannot be confirmed any more."""
    request = await readable_request(work, ask.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.EXCEPTION_CONFIRM, Scope(tuple(request.scope_ids)))
    must_follow(request, EventKind.NEED_CONFIRMED)
    newest = await _newest_as_read(work, request, ask.restatement_id)
    request.confirmed_restatement_id = newest.id
    await tell(work, request, EventKind.NEED_CONFIRMED, permit, detail={"restatementId": str(newest.id)})
    return request


@dataclass(frozen=True, kw_only=True)
class CorrectNeed:
    """Not quite: what is different, and from which wording where the page says it."""

    request_id: RequestId
    correction: str
    restatement_id: RestatementId | None = None


async def correct_need(work: Work, ask: CorrectNeed) -> ExceptionRequest:
    """The requester says what the restatement got wrong; the provider restates again."""
    request = await readable_request(work, ask.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.EXCEPTION_CONFIRM, Scope(tuple(request.scope_ids)))
    refuse_if(required(correction=ask.correction))
    must_follow(request, EventKind.NEED_CORRECTED)
    if ask.restatement_id is not None:
        await _newest_as_read(work, request, ask.restatement_id)
    await tell(work, request, EventKind.NEED_CORRECTED, permit, text=ask.correction)
    return request


async def _newest_as_read(work: Work, request: ExceptionRequest, read: RestatementId) -> Restatement:
    """The last wording; raises `Conflict` when the requester read another one, for that is not what they speak of."""
    newest = await newest_restatement(work, request)
    if newest is None or newest.id != read:
        raise Conflict(
            "This request changed since you opened the page: the need was restated again. Nothing was stored: read the "
            "newest wording, what you wrote is still here."
        )
    return newest


async def newest_restatement(work: Work, request: ExceptionRequest) -> Restatement | None:
    """The last wording that the provider gave."""
    found: Restatement | None = await work.session.scalar(
        select(Restatement)
        .where(Restatement.request_id == request.id)
        .order_by(Restatement.at.desc(), Restatement.id.desc())
        .limit(1)
    )
    return found
