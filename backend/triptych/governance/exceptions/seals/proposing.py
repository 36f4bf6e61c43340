"""Under which authorship somebody proposes: apart and sealed where it lies outside the rules (SH1)."""

from sqlalchemy import exists, or_, select

from triptych.access.policy.actions import CONTROLLING_ROLES, NEVER_DELEGATED
from triptych.access.policy.duties import CLOSED_TO_PROPOSERS
from triptych.access.policy.grants import ActorGrants
from triptych.access.work import Work
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.events import authorship_of
from triptych.governance.exceptions.scopes import scopes_of
from triptych.governance.exceptions.seals.opening import STANDS_FOR
from triptych.kernel.actor import Office
from triptych.kernel.days import first_instant_of
from triptych.kernel.refusals import Conflict
from triptych.model.decision import Decision, Signature, Terms
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.instruction import Instruction
from triptych.model.people import Delegation
from triptych.model.seal import SealOpening

SIGNED = "You signed terms that wait for another signature. Whoever decides proposes nothing meanwhile."
SIGNED_FOR = (
    "Somebody signed terms in your name that wait for another signature. Whoever decides proposes nothing meanwhile."
)
ASKED = (
    "You asked that a seal be opened, and your word waits for another. Whoever opens seals proposes nothing meanwhile."
)
LENT = (
    "You lend somebody authority over this request, and they would learn of your proposal: nobody decides in the name "
    "of whoever proposed. End the delegation first."
)
DIRECTED = "You directed the decision that this request waits for. Whoever directs proposes nothing outside the rules."


async def author_of_proposal(work: Work, request: ExceptionRequest, *, outside: bool) -> Authorship:
    """The actor's authorship for a proposal. Raises `Conflict` for whoever has a word in what is being decided.

    Their proposal outside the rules would make terms or an instruction fall, and whoever acts next would learn why.
    """
    if outside:
        bound = await _bound(work, request)
        if bound is not None:
            raise Conflict(bound)
    return await authorship_of(work, request, apart=outside)


async def _bound(work: Work, request: ExceptionRequest) -> str | None:
    """What of the actor's, known to others, a sealed proposal would make fall; None where there is nothing."""
    me = work.actor.person_id
    signed = await work.session.execute(
        select(Authorship.person_id)
        .join(Signature, Signature.authorship_id == Authorship.id)
        .join(Terms, Terms.id == Signature.terms_id)
        .where(
            Terms.request_id == request.id,
            or_(Authorship.person_id == me, Signature.on_behalf_of_id == me),
            ~exists().where(Decision.terms_id == Terms.id),
        )
    )
    signers = set(signed.scalars())
    if signers:
        return SIGNED if me in signers else SIGNED_FOR
    if await _directed(work, request):
        return DIRECTED
    if await _waits_to_open(work, request):
        return ASKED
    return LENT if await _lends(work, request) else None


async def _directed(work: Work, request: ExceptionRequest) -> bool:
    """Whether the actor directed what is not decided yet."""
    last = await leaf(work, request)
    directed = (
        select(Instruction.id)
        .join(Authorship, Authorship.id == Instruction.authorship_id)
        .where(
            Instruction.request_id == request.id,
            Authorship.person_id == work.actor.person_id,
            Instruction.supersedes_id.is_not_distinct_from(last.id if last else None),
        )
        .limit(1)
    )
    return await work.session.scalar(directed) is not None


async def _waits_to_open(work: Work, request: ExceptionRequest) -> bool:
    """Whether the actor's word to open a seal may still be seconded; by the day, as a sealed act is dated."""
    since = first_instant_of(work.today, work.organisation.time_zone) - STANDS_FOR
    word = (
        select(SealOpening.id)
        .join(Authorship, Authorship.id == SealOpening.authorship_id)
        .where(
            SealOpening.request_id == request.id,
            SealOpening.opener_id == work.actor.person_id,
            SealOpening.at > since,
            Authorship.sealed,
        )
        .limit(1)
    )
    return await work.session.scalar(word) is not None


async def _lends(work: Work, request: ExceptionRequest) -> bool:
    """Whether somebody may decide this request in the actor's name, now or while a loan that was made still runs."""
    me = work.actor.person_id
    loan = (
        select(Delegation.id)
        .where(Delegation.delegator_id == me, Delegation.revoked_at.is_(None), Delegation.valid_until > work.now)
        .limit(1)
    )
    if await work.session.scalar(loan) is None:
        return False
    lendable = tuple(each for each in work.grants.own(work.now) if each.role not in CONTROLLING_ROLES)
    held = work.gatekeeper.fold(ActorGrants(me, lendable), work.now)
    over = (await scopes_of(work, [request.id]))[request.id]
    return any(
        held.limit(action, scope, office=office) is not None
        for action in CLOSED_TO_PROPOSERS - NEVER_DELEGATED
        for office in (Office if action.needs_office else (None,))
        for scope in (over.payer, over.project, over.provider)
    )
