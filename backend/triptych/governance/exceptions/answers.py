"""What stands in the way, and what would meet the need anyhow: citations, gaps, alternatives (EX2, EX6, EX9)."""

from dataclasses import dataclass

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.provenance import provenance_of
from triptych.access.work import Work
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.holding_gaps import gap_to_name
from triptych.governance.exceptions.parts import must_have_no_part_against
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import provider_scope
from triptych.kernel.refusals import Conflict, Invalid, NotFound, refuse_if
from triptych.model.exception import Citation, ExceptionRequest
from triptych.model.gap import CapabilityGap
from triptych.model.standard import Rule, RuleVersion, newest_versions
from triptych.model.types import GapId, RequestId, RuleId


@dataclass(frozen=True, kw_only=True)
class CiteRule:
    """A rule that stands in the way, and the harm that it prevents here."""

    request_id: RequestId
    rule_id: RuleId
    harm: str


async def cite_rule(work: Work, ask: CiteRule) -> ExceptionRequest:
    """The representative cites the version of a rule that is in force now, with the harm it prevents in this case."""
    request, permit = await answering(work, ask.request_id)
    refuse_if(required(harm=ask.harm))
    must_follow(request, EventKind.RULE_CITED)
    version = await version_in_force(work, ask.rule_id)
    citation = await _cite(work, request, ask.harm, version=version)
    rule = await work.session.get_one(Rule, version.rule_id)
    detail = {"citationId": str(citation.id), "rule": rule.ref, "version": version.number}
    await tell(work, request, EventKind.RULE_CITED, permit, text=ask.harm, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class NameGap:
    """What we cannot do yet: a gap of the backlog, or a new one."""

    request_id: RequestId
    harm: str
    gap_id: GapId | None = None
    statement: str | None = None


async def name_gap(work: Work, ask: NameGap) -> ExceptionRequest:
    """ "We cannot" is an answer of its own: it names the gap, which lands in the one backlog (EX9)."""
    request, permit = await answering(work, ask.request_id, Action.CAPABILITY_GAP_NAME)
    must_follow(request, EventKind.GAP_NAMED)
    gap = await _gap(work, request, ask)
    refuse_if(required(harm=ask.harm))
    citation = await _cite(work, request, ask.harm, gap=gap)
    detail = {"citationId": str(citation.id), "gap": gap.ref}
    await tell(work, request, EventKind.GAP_NAMED, permit, text=gap.statement, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class SubmitAnswer:
    """The answer is complete; a decider looks at it now."""

    request_id: RequestId


async def submit_answer(work: Work, ask: SubmitAnswer) -> ExceptionRequest:
    """The representative passes the request on to whoever can decide, with what stands in the way and the options."""
    request, permit = await answering(work, ask.request_id)
    await tell(work, request, EventKind.ANSWER_SUBMITTED, permit)
    return request


async def answering(
    work: Work, request_id: RequestId, action: Action = Action.EXCEPTION_ANSWER
) -> tuple[ExceptionRequest, Permit]:
    """The request, and the representative's permit to answer it."""
    request = await readable_request(work, request_id)
    permit = work.must(action, await provider_scope(work, request))
    await must_have_no_part_against(work, request, action, permit)
    return request, permit


async def version_in_force(work: Work, rule_id: RuleId) -> RuleVersion:
    """The newest version of a rule whose date has come. Raises `Invalid` where it is past its sunset."""
    version = await work.session.scalar(newest_versions(work.now).where(RuleVersion.rule_id == rule_id))
    if version is None:
        raise NotFound("There is no such rule.")
    if version.has_ended(work.today):
        raise Invalid.at("ruleId", "sunset", f"This rule ended on {version.sunset_on}.")
    return version


async def _cite(
    work: Work,
    request: ExceptionRequest,
    harm: str,
    *,
    version: RuleVersion | None = None,
    gap: CapabilityGap | None = None,
) -> Citation:
    earlier = select(Citation.id).where(
        Citation.request_id == request.id,
        Citation.rule_version_id == version.id if version else Citation.gap_id == (gap.id if gap else None),
    )
    if await work.session.scalar(earlier) is not None:
        raise Conflict("This was cited on the request before. Nothing was stored.")
    author = await authorship_of(work, request)
    citation = Citation(
        request_id=request.id,
        authorship_id=author.id,
        rule_version_id=version.id if version else None,
        gap_id=gap.id if gap else None,
        harm=harm,
        at=work.now,
    )
    work.session.add(citation)
    await work.session.flush()
    return citation


async def _gap(work: Work, request: ExceptionRequest, ask: NameGap) -> CapabilityGap:
    if ask.gap_id is not None:
        return await gap_to_name(work, ask.gap_id)
    refuse_if(required(statement=ask.statement))
    gap = CapabilityGap(
        unit_id=request.provider_unit_id,
        statement=ask.statement,
        named_at=work.now,
        **provenance_of(work),
    )
    work.session.add(gap)
    await work.session.flush()
    await work.session.refresh(gap, ["ref"])
    return gap
