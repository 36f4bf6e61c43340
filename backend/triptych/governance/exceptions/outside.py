"""What an authority outside answered, whose law a rule is: recorded on the request as evidence (EX14)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.seen import present_person
from triptych.access.work import Work
from triptych.governance.exceptions.departures import rules_departed_from
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.rules.authority import RuleToWaive
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.exception_words import OutsideSays
from triptych.kernel.refusals import Invalid, Problem, refuse_if
from triptych.model.exception import ExceptionRequest
from triptych.model.outside import OutsideAnswer
from triptych.model.types import PersonId, RequestId, RuleId


@dataclass(frozen=True, kw_only=True)
class RecordOutsideAnswer:
    """Who asked the authority, when, where it is written, and what it says, or by when it will.

    A permission has the time in which it holds, and perhaps conditions. Without `asked_by_id` the actor asked.
    """

    request_id: RequestId
    rule_id: RuleId
    asked_on: date
    reference: str
    says: OutsideSays
    asked_by_id: PersonId | None = None
    answered_on: date | None = None
    expected_on: date | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    conditions: str | None = None


async def record_outside_answer(work: Work, ask: RecordOutsideAnswer) -> ExceptionRequest:
    """Put on the request what the authority outside answered; an office's own decision may stand on it, or not.

    It approves nothing, and who enters it does not decide. The last word of the authority counts.
    """
    request = await readable_request(work, ask.request_id)
    permit = work.must(Action.OUTSIDE_RECORD, Scope(tuple(request.scope_ids)))
    must_follow(request, EventKind.OUTSIDE_ANSWERED)
    law = await _law(work, request, ask.rule_id)
    refuse_if(tuple(_problems(ask, work.today)))
    asked_by = None if ask.asked_by_id is None else await present_person(work, ask.asked_by_id, "askedById")
    author = await authorship_of(work, request)
    answer = OutsideAnswer(
        request_id=request.id,
        rule_id=ask.rule_id,
        authority=law.outside_authority or law.ref,
        authorship_id=author.id,
        asked_by_id=author.id if asked_by is None else (await authorship_of(work, request, asked_by.id)).id,
        asked_on=ask.asked_on,
        reference=ask.reference,
        says=ask.says,
        answered_on=ask.answered_on,
        expected_on=ask.expected_on,
        valid_from=ask.valid_from,
        valid_until=ask.valid_until,
        conditions=ask.conditions or None,
        at=work.now,
    )
    work.session.add(answer)
    await work.session.flush()
    detail = {"answerId": str(answer.id), "rule": law.ref, "says": ask.says.value}
    await tell(work, request, EventKind.OUTSIDE_ANSWERED, permit, text=ask.reference, detail=detail)
    return request


async def law_on(work: Work, requests: Sequence[UUID]) -> dict[UUID, list[RuleToWaive]]:
    """The rules from law that stand in the way of each request, each once, with what their authority permits now."""
    departed = await rules_departed_from(work, requests)
    return {
        key: list({each.id: each for each in rules if not each.waivable}.values()) for key, rules in departed.items()
    }


async def _law(work: Work, request: ExceptionRequest, rule_id: RuleId) -> RuleToWaive:
    for each in (await law_on(work, [request.id]))[request.id]:
        if each.id == rule_id:
            return each
    raise Invalid.at("ruleId", "not_law_here", "No rule from law of this name stands in the way of this request.")


def _problems(ask: RecordOutsideAnswer, today: date) -> Iterator[Problem]:
    yield from checks.text("reference", ask.reference, checks.LINE)
    yield from checks.text("conditions", ask.conditions, checks.TEXT, needed=False)
    yield from checks.not_future("askedOn", ask.asked_on, today)
    yield from checks.not_future("answeredOn", ask.answered_on, today)
    yield from checks.in_order("answeredOn", ask.asked_on, ask.answered_on, "day of asking")
    yield from checks.in_order("expectedOn", ask.asked_on, ask.expected_on, "day of asking")
    waiting = ask.says is OutsideSays.NO_ANSWER_YET
    if waiting and ask.expected_on is None:
        yield Problem("expectedOn", "required", "Say by when the answer is expected.")
    if not waiting and ask.answered_on is None:
        yield Problem("answeredOn", "required", "Say on which day it was answered.")
    if waiting and ask.answered_on is not None:
        yield Problem("answeredOn", "not_answered", "There is no answer yet, so it has no day.")
    if not waiting and ask.expected_on is not None:
        yield Problem("expectedOn", "answered", "It was answered, so nothing is expected.")
    yield from _permission(ask)


def _permission(ask: RecordOutsideAnswer) -> Iterator[Problem]:
    if ask.says is not OutsideSays.PERMITS:
        given = (("validFrom", ask.valid_from), ("validUntil", ask.valid_until), ("conditions", ask.conditions))
        for field, value in given:
            if value:
                yield Problem(field, "only_permission", "Only a permission has this.")
        return
    for field, value in (("validFrom", ask.valid_from), ("validUntil", ask.valid_until)):
        if value is None:
            yield Problem(field, "required", "A permission has the time in which it holds.")
        else:
            yield from checks.instant(field, value)
    zoned = [each for each in (ask.valid_from, ask.valid_until) if each is not None and each.tzinfo is not None]
    if len(zoned) == len((ask.valid_from, ask.valid_until)) and zoned[1] <= zoned[0]:
        yield Problem("validUntil", "ends_before_start", "The end lies after the start.")
