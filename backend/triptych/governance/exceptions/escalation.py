"""A deferral that lapses escalates (EX3): to the lead of the office whose standard, or gap, it rested on."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.scopes import scopes_of
from triptych.governance.exceptions.waited import is_lapsed
from triptych.kernel.actor import Office
from triptych.model.decision import Decision
from triptych.model.exception import Answer, Citation, ExceptionRequest
from triptych.model.standard import Rule, RuleVersion


async def leads_of_lapsed(work: Work, requests: Sequence[UUID]) -> frozenset[UUID]:
    """Of these, the requests whose deferral has lapsed and whose office the actor leads. Two statements.

    Who keeps the standards of an office leads it; a gap is the service management office's.
    """
    if not requests:
        return frozenset()
    scopes = await scopes_of(work, requests)
    found = await work.session.execute(
        select(ExceptionRequest.id, Rule.owner_office)
        .join(Decision, Decision.request_id == ExceptionRequest.id)
        .join(Answer, Answer.id == Decision.answer_id)
        .join(Citation, Citation.id == Answer.citation_id)
        .outerjoin(RuleVersion, RuleVersion.id == Citation.rule_version_id)
        .outerjoin(Rule, Rule.id == RuleVersion.rule_id)
        .where(ExceptionRequest.id.in_(requests), is_lapsed(work))
        .order_by(Decision.number)
    )
    office_of = {request: Office(office or Office.SMO) for request, office in found}
    fold = work.gatekeeper.fold(work.grants, work.now)
    return frozenset(
        request
        for request, office in office_of.items()
        if fold.may(Action.RULE_EDIT, scopes[request].provider, office=office)
    )
