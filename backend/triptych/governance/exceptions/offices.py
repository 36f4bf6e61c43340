"""Whose office a "no" speaks for: the one that owns the cited rule; a gap is the providing side's, the SMO's."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Denial, NotAllowed
from triptych.model.exception import Citation
from triptych.model.standard import Rule, RuleVersion

OF_A_GAP = Office.SMO


async def offices_cited(work: Work, requests: Sequence[UUID]) -> dict[UUID, dict[UUID, Office]]:
    """The office behind each citation, request by request. One statement, however many."""
    found = await work.session.execute(
        select(Citation.request_id, Citation.id, Rule.owner_office)
        .outerjoin(RuleVersion, RuleVersion.id == Citation.rule_version_id)
        .outerjoin(Rule, Rule.id == RuleVersion.rule_id)
        .where(Citation.request_id.in_(requests))
    )
    offices: dict[UUID, dict[UUID, Office]] = {request: {} for request in requests}
    for request, citation, office in found:
        offices[request][citation] = Office(office) if office else OF_A_GAP
    return offices


def may_for(work: Work, action: Action, scope: Scope, offices: Collection[Office]) -> Permit | Denial:
    """The actor's permit for one of these offices; where nothing is cited yet, for any office."""
    answers = [work.may(action, scope, office=office) for office in Office if office in offices or not offices]
    return next((answer for answer in answers if isinstance(answer, Permit)), answers[0])


def must_for(work: Work, action: Action, scope: Scope, offices: Collection[Office]) -> Permit:
    """Like `may_for`, but raises `NotAllowed` with the denial."""
    answer = may_for(work, action, scope, offices)
    if isinstance(answer, Denial):
        raise NotAllowed(answer)
    return answer
