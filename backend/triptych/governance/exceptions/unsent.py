"""Who could say yes to an ask that nobody sent yet (AU5): a question that binds nobody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from triptych.access.authority.who_can import who_can
from triptych.access.policy.actions import Action
from triptych.access.policy.duties import Part, TookPart
from triptych.access.seen import not_found, seen
from triptych.access.work import Work
from triptych.governance.exceptions.authority import authorities_before
from triptych.governance.exceptions.candidates import candidates
from triptych.governance.exceptions.departures import rules_as_worded_now
from triptych.governance.exceptions.rules.authority import office_of
from triptych.governance.exceptions.rules.opening import amount_problems
from triptych.governance.exceptions.scopes import scopes_between
from triptych.governance.exceptions.targets import AskedTarget, must_be_of
from triptych.governance.exceptions.who_decides import Deciders, lenders_of
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import Payer
from triptych.kernel.money import Money
from triptych.kernel.refusals import NotFound, refuse_if
from triptych.kernel.targets import TargetKind
from triptych.model.exception import ExceptionRequest
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Program, Project, Workstream, WorkstreamKind
from triptych.model.standard import Rule
from triptych.model.types import ProjectId, RuleId, UnitId


@dataclass(frozen=True, kw_only=True)
class UnsentAsk:
    """An ask as it might be sent: `rules` would be cited besides; `byMe` whether whoever inquires would ask."""

    project_id: ProjectId
    provider_unit_id: UnitId
    amount: Money
    paid_by: Payer
    targets: tuple[AskedTarget, ...] = ()
    rules: tuple[RuleId, ...] = ()
    by_me: bool = True


async def who_could_say_yes(work: Work, ask: UnsentAsk) -> Deciders:
    """Who could approve this ask if it were sent now, as it stands. Reads only.

    It is counted with the program's recent asks, and whoever would ask or gain does not sign. A rule that is cited
    later may need more. Asked by whoever may read the project's requests. Raises `NotFound` and `Invalid`.
    """
    project = await seen(work, Project, ask.project_id)
    if not set(project.scope_ids) & work.readable(Action.EXCEPTION_READ):
        raise not_found("project")
    refuse_if(amount_problems(ask.amount))
    await must_be_of(work, project.id, ask.targets)
    unit = await work.session.get(OrgUnit, ask.provider_unit_id)
    if unit is None:
        raise NotFound("There is no such unit.")
    program = await work.session.get_one(Program, project.program_id)
    named = {*ask.rules, *(target.rule_id for target in ask.targets if target.rule_id is not None)}
    rules = await rules_as_worded_now(work, named)
    if not {each.id for each in rules}.issuperset(ask.rules):
        raise not_found("rule")
    scopes = scopes_between(unit.scope_ids, project.scope_ids, program.scope_ids, ask.paid_by)
    need = await authorities_before(work, _draft(work, ask, program), scopes, rules, await _excepted(work, ask.targets))
    found = who_can(
        work.gatekeeper,
        need.needed,
        await candidates(work),
        await _parts(work, ask, program),
        work.now,
        time_zone=work.organisation.time_zone,
    )
    return Deciders(need, found, await lenders_of(work, found))


def _draft(work: Work, ask: UnsentAsk, program: Program) -> ExceptionRequest:
    """The request as far as counting it needs one; it belongs to no session and is never kept."""
    return ExceptionRequest(
        id=uuid4(),
        program_id=program.id,
        provider_unit_id=ask.provider_unit_id,
        amount=ask.amount.amount,
        currency=ask.amount.currency,
        opened_at=work.now,
    )


async def _excepted(work: Work, targets: Collection[AskedTarget]) -> frozenset[Office]:
    """The offices whose key, criterion or workstream would be excepted."""
    streams = [each.workstream_id for each in targets if each.workstream_id is not None]
    found = await work.session.execute(select(Workstream.id, Workstream.kind).where(Workstream.id.in_(streams)))
    kinds = dict(found.all())
    return frozenset(
        office_of(each.kind, None if each.workstream_id is None else kinds[each.workstream_id])
        for each in targets
        if each.kind is not TargetKind.STANDARD
    )


async def _parts(work: Work, ask: UnsentAsk, program: Program) -> frozenset[TookPart]:
    """Whose part is known before anything is sent: who asks, who gains, and who owns a rule that would be cited."""
    parts = {TookPart(work.actor.person_id, Part.REQUESTER)} if ask.by_me else set()
    leads = select(Workstream.lead_id).where(
        Workstream.project_id == ask.project_id,
        Workstream.kind == WorkstreamKind.DELIVERY,
        Workstream.lead_id.is_not(None),
    )
    owners = select(Rule.owner_id).where(Rule.id.in_(ask.rules), Rule.owner_id.is_not(None))
    gaining = {program.manager_id, *await work.session.scalars(leads)}
    parts |= _as(Part.BENEFICIARY, gaining) | _as(Part.RULE_OWNER, await work.session.scalars(owners))
    return frozenset(parts)


def _as(part: Part, people: Iterable[UUID | None]) -> set[TookPart]:
    return {TookPart(person, part) for person in people if person is not None}
