"""The program of DOMAIN section 1 in small: it must move by a deadline and asks its provider for a $100K capability."""

from datetime import timedelta
from decimal import Decimal

from building import NOON, TODAY
from relocation_stage import LATER as LATER
from relocation_stage import PEOPLE as PEOPLE
from relocation_stage import SOON as SOON
from relocation_stage import Relocation as Relocation
from relocation_stage import a_relocation as a_relocation
from relocation_stage import dollars as dollars
from relocation_stage import evidence as evidence
from triptych.governance.exceptions import alternatives, answers, deciding, needs, requests
from triptych.governance.exceptions.targets import AskedTarget
from triptych.kernel.exception_words import AlternativeKind, Payer
from triptych.kernel.targets import TargetKind
from triptych.model.exception import ExceptionRequest
from triptych.model.types import (
    CriterionId,
    ProjectId,
    RequestId,
    RuleId,
    UnitId,
)

# Another need under the same rule, said in other words: no close precedent of the story's own.
ANOTHER_NEED: dict[str, object] = {
    "title": "Cooling for two halls",
    "need": "Machines overheat from noon.",
    "wanted_outcome": "Both stay below thirty degrees.",
    "amount": dollars(40_000),
}


def an_ask(story: Relocation, **changes: object) -> requests.RequestException:
    """The ask of the story; `changes` replace parts of it."""
    facts: dict[str, object] = {
        "project_id": ProjectId(story.ids["project"]),
        "provider_unit_id": UnitId(story.ids["infrastructure"]),
        "title": "Capacity at the north site by the move",
        "need": "My engineers must work on the day they arrive.",
        "wanted_outcome": "40 desks with the lab network on day one.",
        "amount": dollars(100_000),
        "paid_by": Payer.REQUESTER,
        "phi_low": Decimal("0.1"),
        "phi_likely": Decimal("0.25"),
        "phi_high": Decimal("0.5"),
        "phi_basis": "The lab team cannot work without the network: a quarter of the payroll.",
    }
    if "criterion_2" in story.ids:
        facts["targets"] = (AskedTarget(kind=TargetKind.CRITERION, criterion_id=CriterionId(story.ids["criterion_2"])),)
    return requests.RequestException(**(facts | changes))


async def opened(story: Relocation, **changes: object) -> ExceptionRequest:
    """Marta opens the request."""
    async with story.as_("Marta") as work:
        return await requests.request_exception(work, an_ask(story, **changes))


async def confirmed(story: Relocation, **changes: object) -> ExceptionRequest:
    """Rita restates the need and Marta confirms it."""
    request = await opened(story, **changes)
    async with story.as_("Rita") as work:
        await needs.restate_need(
            work,
            needs.RestateNeed(request_id=RequestId(request.id), text="Forty working desks on the day of the move."),
        )
        newest = await needs.newest_restatement(work, request)
    assert newest is not None
    async with story.as_("Marta") as work:
        return await needs.confirm_need(
            work, needs.ConfirmNeed(request_id=RequestId(request.id), restatement_id=newest.id)
        )


async def answered(story: Relocation, **changes: object) -> ExceptionRequest:
    """Rita cites the rule and offers two alternatives of different kinds, one outside the supply base."""
    request = await confirmed(story, **changes)
    key = RequestId(request.id)
    async with story.as_("Rita") as work:
        await answers.cite_rule(
            work,
            answers.CiteRule(request_id=key, rule_id=RuleId(story.ids["rule"]), harm="The south site may slow down."),
        )
        await alternatives.propose_alternative(
            work,
            alternatives.ProposeAlternative(
                request_id=key,
                kind=AlternativeKind.PARTIAL_OR_INTERIM,
                title="Ten desks now, thirty in a month",
                cost=dollars(30_000),
                lead_time_days=10,
                rule_distance=1,
                supply_source_id=story.ids["inside"],
            ),
        )
        return await alternatives.propose_alternative(
            work,
            alternatives.ProposeAlternative(
                request_id=key,
                kind=AlternativeKind.ANOTHER_SOURCE,
                title="A carrier builds it",
                cost=dollars(110_000),
                lead_time_days=14,
                rule_distance=3,
                supply_source_id=story.ids["outside"],
            ),
        )


def an_option_outside(request: ExceptionRequest, **changes: object) -> alternatives.ProposeAlternative:
    """Another way, which the rule does not allow."""
    facts: dict[str, object] = {
        "request_id": RequestId(request.id),
        "kind": AlternativeKind.CHANGE_RULE,
        "title": "Book one quarter ahead",
        "cost": dollars(1),
        "lead_time_days": 30,
        "rule_distance": 3,
    }
    return alternatives.ProposeAlternative(**(facts | changes))


async def submitted(story: Relocation, **changes: object) -> ExceptionRequest:
    """Rita passes the request on to whoever can decide."""
    request = await answered(story, **changes)
    async with story.as_("Rita") as work:
        return await answers.submit_answer(work, answers.SubmitAnswer(request_id=RequestId(request.id)))


def an_approval(request: ExceptionRequest, **changes: object) -> deciding.ApproveRequest:
    """A yes with one dated condition, for two months."""
    facts: dict[str, object] = {
        "request_id": RequestId(request.id),
        "seen": request.version,
        "reason": "Waiting has cost more than the ask.",
        "valid_until": NOON + timedelta(days=60),
        "conditions": (deciding.DatedCondition(statement="Report the load weekly", due_on=TODAY + timedelta(days=30)),),
    }
    return deciding.ApproveRequest(**(facts | changes))
