"""Who took part in a request, or gains from it: the history that separation of duties looks at (AU3)."""

from uuid import UUID

from sqlalchemy import Select, exists, or_, select

from triptych.access.actions import Action
from triptych.access.ask import Permit
from triptych.access.duties import Part, TookPart, history_conflicts
from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.refusals import Denial, Fact, NotAllowed
from triptych.model.decision import Decision, Signature
from triptych.model.exception import Authorship, Citation, ExceptionRequest, RequestEvent
from triptych.model.portfolio import Program, Workstream, WorkstreamKind
from triptych.model.standard import Rule, RuleVersion

# An act that is not listed makes nobody part: a comment, the signature of an approver, a reply as helper.
PART_TAKEN = {
    EventKind.EXCEPTION_REQUESTED: Part.REQUESTER,
    EventKind.NEED_CONFIRMED: Part.REQUESTER,
    EventKind.NEED_CORRECTED: Part.REQUESTER,
    EventKind.NEED_RESTATED: Part.ANSWERER,
    EventKind.RULE_CITED: Part.ANSWERER,
    EventKind.GAP_NAMED: Part.ANSWERER,
    EventKind.ANSWER_SUBMITTED: Part.ANSWERER,
    EventKind.DECLINE_PROPOSED: Part.ANSWERER,
    EventKind.DEFERRAL_PROPOSED: Part.ANSWERER,
    EventKind.ALTERNATIVE_PROPOSED: Part.PROPOSER,
    EventKind.ALTERNATIVE_REVISED: Part.PROPOSER,
    EventKind.ALTERNATIVE_SIGNED: Part.PROPOSER,
}


async def parts_in(work: Work, request: ExceptionRequest) -> frozenset[TookPart]:
    """Everybody's part in a request, sealed authors included: the check needs them, the wording never shows them."""
    told = await work.session.execute(
        select(Authorship.person_id, RequestEvent.kind)
        .join(RequestEvent, RequestEvent.authorship_id == Authorship.id)
        .where(RequestEvent.request_id == request.id)
        .distinct()
    )
    found = {TookPart(person, PART_TAKEN[EventKind(kind)]) for person, kind in told if kind in PART_TAKEN}
    gaining = await work.session.scalars(
        select(Program.manager_id)
        .where(Program.id == request.program_id, Program.manager_id.is_not(None))
        .union_all(
            select(Workstream.lead_id).where(
                Workstream.project_id == request.project_id,
                Workstream.kind == WorkstreamKind.DELIVERY,
                Workstream.lead_id.is_not(None),
            )
        )
    )
    found |= {TookPart(person, Part.BENEFICIARY) for person in gaining if person is not None}
    owners = await work.session.scalars(
        select(Rule.owner_id)
        .join(RuleVersion, RuleVersion.rule_id == Rule.id)
        .join(Citation, Citation.rule_version_id == RuleVersion.id)
        .where(Citation.request_id == request.id, Rule.owner_id.is_not(None))
    )
    found |= {TookPart(person, Part.RULE_OWNER) for person in owners if person is not None}
    deciders = await work.session.scalars(_deciders().where(Decision.request_id == request.id))
    return frozenset(found | {TookPart(person, Part.DECIDER) for person in deciders})


def _deciders() -> Select[UUID]:
    """Whoever made a decision, and whoever signed its terms with them."""
    signed = exists().where(Signature.terms_id == Decision.terms_id, Signature.authorship_id == Authorship.id)
    return select(Authorship.person_id).join(Decision, or_(Decision.authorship_id == Authorship.id, signed)).distinct()


async def deciders_of(work: Work, decision: Decision) -> frozenset[UUID]:
    """Everybody who stands behind a decision."""
    return frozenset(await work.session.scalars(_deciders().where(Decision.id == decision.id)))


def separation(
    action: Action, work: Work, took_part: frozenset[TookPart], on_behalf_of: UUID | None = None
) -> Denial | None:
    """Why the actor's part keeps them from an act; the wording never tells which part somebody else's was."""
    conflicts = history_conflicts(action, work.actor.person_id, took_part, on_behalf_of_id=on_behalf_of)
    if not conflicts:
        return None
    fact = Fact("Part in this request", "took part", stands_in_the_way=True)
    return Denial("separation_of_duties", conflicts[0].reason, (fact,))


async def must_have_no_part_against(work: Work, request: ExceptionRequest, action: Action, permit: Permit) -> None:
    """Raise `NotAllowed` when the actor's part in the request, or that of whom they stand in for, bars the act."""
    denial = separation(action, work, await parts_in(work, request), permit.on_behalf_of_id)
    if denial is not None:
        raise NotAllowed(denial)
