"""Delegations: one's own authority lent for a time, never above one's own limit, never passed on (AU6)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from triptych.access import checks
from triptych.access.administration.appointments import one_at_a_time, roles_held
from triptych.access.authority.own_proposals import reach_own_proposal
from triptych.access.authority.standing import standings
from triptych.access.policy import delegation as rules
from triptych.access.policy.actions import CONTROLLING_ROLES, MONEY_ACTIONS, Action
from triptych.access.policy.grants import ActorGrants, Scope
from triptych.access.policy.limits import Limit
from triptych.access.seen import everywhere, locked, not_found, present_person
from triptych.access.work import Work
from triptych.kernel.actor import Office
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Denial, Invalid, Problem, refuse_if
from triptych.model.base import new_id
from triptych.model.occurrence import have_told
from triptych.model.people import Delegation
from triptych.model.types import DelegationId, PersonId

SHOWS = (
    "You proposed something behind a seal on a request that this authority reaches. Nobody decides there in your name: "
    "whoever you lend it to would see that, and know. Lend it once the request is over, or lend it even so."
)


@dataclass(frozen=True, kw_only=True)
class GrantDelegation:
    """To whom one lends one's authority, until when, from when (now, if left out), up to which amount; or even so."""

    delegate_id: PersonId
    valid_until: datetime
    valid_from: datetime | None = None
    limit: Money | None = None
    even_so: bool = False  # also where the delegate would learn what one proposed behind a seal; kept nowhere


@dataclass(frozen=True, kw_only=True)
class RevokeDelegation:
    """Which delegation ends, at once."""

    delegation_id: DelegationId


async def grant_delegation(work: Work, ask: GrantDelegation) -> Delegation:
    """Lend one's own authority to somebody for a time; decisions taken with it carry both names."""
    delegate = await present_person(work, ask.delegate_id, "delegateId")
    permit = work.must(Action.DELEGATION_GRANT, everywhere(work))
    refuse_if(_problems(work, ask))
    starts = max(ask.valid_from or work.now, work.now)
    meant = rules.Delegation(
        delegation_id=new_id(),
        from_person_id=work.actor.person_id,
        to_person_id=delegate.id,
        valid_from=starts,
        valid_until=ask.valid_until,
        limit=None if ask.limit is None else Limit(ask.limit.amount),
    )
    await one_at_a_time(work, delegate.id)
    held = await roles_held(work, delegate.id, meant.valid_from, meant.valid_until)
    refuse_if(rules.delegation_problems(meant, work.grants, held, _own_limit(work), work.now))
    if not ask.even_so and await reach_own_proposal(work, _lendable(work)):
        raise Invalid.at("evenSo", "reaches_own_proposal", SHOWS)
    delegation = Delegation(
        id=meant.delegation_id,
        delegator_id=meant.from_person_id,
        delegate_id=meant.to_person_id,
        limit_amount=None if meant.limit is None else meant.limit.amount,
        valid_from=meant.valid_from,
        valid_until=meant.valid_until,
    )
    work.session.add(delegation)
    await work.session.flush()
    work.record(permit, "delegation:grant", delegation, **_told(delegation))
    await have_told(work.session, delegation.id)
    return delegation


async def revoke_delegation(work: Work, ask: RevokeDelegation) -> Delegation:
    """End a delegation at once; whoever lent the authority may, and whoever gives and takes approving roles."""
    delegation = await work.session.get(Delegation, ask.delegation_id)
    if delegation is None or not work.readable(Action.ORGANISATION_READ):
        raise not_found("delegation")
    own = delegation.delegator_id == work.actor.person_id
    permit = None if own else work.must(Action.ROLE_GRANT_APPROVING, everywhere(work))
    if (await locked(work, delegation)).revoked_at is not None:
        raise Conflict("This delegation was revoked already.")
    delegation.revoked_at, delegation.revoked_by_id = work.now, work.actor.person_id
    work.record(permit, "delegation:revoke", delegation, **_told(delegation))
    await have_told(work.session, delegation.id)
    return delegation


async def against_lending(work: Work, people: Collection[UUID]) -> dict[UUID, Problem]:
    """What stands against lending one's authority to each of these people today; the others are left out.

    Two statements, however many people. Whoever may lend nothing is told nothing of others.
    """
    if isinstance(work.may(Action.DELEGATION_GRANT, everywhere(work)), Denial):
        return {work.actor.person_id: rules.NOT_ONESELF}
    held = await standings(work.session, people, work.now)
    told = {person: _against(work, person, held[person]) for person in people}
    return {person: problem for person, problem in told.items() if problem is not None}


def _against(work: Work, person_id: UUID, held: ActorGrants) -> Problem | None:
    roles = {grant.role for grant in held if grant.is_active(work.now)}
    meant = rules.Delegation(
        delegation_id=new_id(),
        from_person_id=work.actor.person_id,
        to_person_id=person_id,
        valid_from=work.now,
        valid_until=work.now + timedelta(days=1),
    )
    problems = rules.delegation_problems(meant, work.grants, roles, None, work.now)
    return next((each for each in problems if each.field == rules.NOT_ONESELF.field), None)


def _lendable(work: Work) -> list[UUID]:
    """Where the actor holds what would be lent."""
    return [grant.scope_id for grant in work.grants.own(work.now) if grant.role not in CONTROLLING_ROLES]


def _own_limit(work: Work) -> Limit | None:
    """The most that the actor may decide by own roles anywhere; what others lent does not count."""
    own = work.grants.own(work.now)
    folded = work.gatekeeper.fold(ActorGrants(work.actor.person_id, own), work.now)
    limits = [
        folded.limit(action, Scope((grant.scope_id,)), office=office)
        for grant in own
        for action in MONEY_ACTIONS
        for office in (Office if action.needs_office else (None,))
    ]
    return max((limit for limit in limits if limit is not None), default=None)


def _problems(work: Work, ask: GrantDelegation) -> Iterator[Problem]:
    yield from checks.instant("validFrom", ask.valid_from)
    yield from checks.instant("validUntil", ask.valid_until)
    yield from checks.period("validUntil", ask.valid_from or work.now, ask.valid_until, work.now)
    yield from checks.amount("limit", ask.limit)
    base = work.organisation.base_currency
    if ask.limit is not None and ask.limit.currency != base:
        yield Problem("limit.currency", "not_base_currency", f"Limits are in {base}.")


def _told(delegation: Delegation) -> dict[str, Any]:
    limit = delegation.limit_amount
    return {
        "delegator": str(delegation.delegator_id),
        "delegate": str(delegation.delegate_id),
        "limit": None if limit is None else str(limit),
        "valid_from": delegation.valid_from.isoformat(),
        "valid_until": delegation.valid_until.isoformat(),
    }
