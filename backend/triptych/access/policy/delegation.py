"""Delegation (AU6): dated, never above the delegator's own, never passed on, ended at once when revoked.

The actual decider stays beside the named one: a delegated grant carries both, and so does the permit that comes of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from triptych.access.policy.actions import CONTROLLING_ROLES
from triptych.access.policy.duties import static_conflicts
from triptych.access.policy.grants import ActorGrants, Grant, Via
from triptych.access.policy.limits import Limit
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Problem

NOT_ONESELF = Problem("delegateId", "delegate_is_delegator", "Name somebody else than yourself.")


@dataclass(frozen=True, slots=True)
class Delegation:
    """One person's authority lent to another, from an instant until another, optionally up to a lower limit."""

    delegation_id: UUID
    from_person_id: UUID
    to_person_id: UUID
    valid_from: datetime
    valid_until: datetime
    revoked_at: datetime | None = None
    limit: Limit | None = None
    from_name: str = "the delegator"

    def is_active(self, now: datetime) -> bool:
        """Whether the delegation counts at this instant; revoked counts from that very instant."""
        in_time = self.valid_from <= now < self.valid_until
        return in_time and not (self.revoked_at is not None and self.revoked_at <= now)


def with_delegated(
    person_id: UUID,
    own: Iterable[Grant],
    delegations: Iterable[Delegation],
    grants_of: Mapping[UUID, Iterable[Grant]],
    now: datetime,
) -> ActorGrants:
    """Everything a person holds: their own grants and what others lent them.

    `grants_of` gives the own grants of each delegator. What was itself delegated is not passed on, and neither are
    control and identity: an auditor's and an administrator's role stay with the person.
    """
    lent: list[Grant] = []
    for delegation in delegations:
        if delegation.to_person_id == person_id:
            lent += delegated_grants(delegation, grants_of.get(delegation.from_person_id, ()), now)
    return ActorGrants(person_id, (*own, *lent))


def delegated_grants(delegation: Delegation, delegator_grants: Iterable[Grant], now: datetime) -> tuple[Grant, ...]:
    """The delegator's own grants as the delegate holds them: same role, same scope, no longer than either lasts."""
    own = [grant for grant in delegator_grants if grant.via is None and grant.person_id == delegation.from_person_id]
    via = Via(
        delegation_id=delegation.delegation_id,
        from_person_id=delegation.from_person_id,
        from_name=delegation.from_name,
        limit=delegation.limit,
        also_held=frozenset(grant.role for grant in own if grant.is_active(now)),
    )
    return tuple(_lent(grant, delegation, via) for grant in own if grant.role not in CONTROLLING_ROLES)


def delegation_problems(
    delegation: Delegation,
    delegator: ActorGrants,
    delegate_roles: Iterable[Role],
    own_limit: Limit | None,
    now: datetime,
) -> tuple[Problem, ...]:
    """What stands against granting a delegation. `own_limit` is the delegator's highest limit, None where none.

    `delegate_roles` are those that the delegate holds at any moment of it: a lent role counts as held (AU3).
    """
    problems: list[Problem] = []
    lendable = {grant.role for grant in delegator.own(now)} - CONTROLLING_ROLES
    if delegation.from_person_id == delegation.to_person_id:
        problems.append(NOT_ONESELF)
    if delegation.valid_until <= max(now, delegation.valid_from):
        problems.append(
            Problem("validUntil", "period_ended", "The delegation must end after it starts, and after now.")
        )
    if not lendable:
        problems.append(
            Problem("", "nothing_to_delegate", "You hold no authority of your own that could be delegated.")
        )
    if delegation.limit is not None and (own_limit is None or own_limit < delegation.limit):
        problems.append(Problem("limit", "above_own_limit", "A delegation is never above the delegator's own limit."))
    conflicts = static_conflicts(delegate_roles, _lent_roles(delegation, delegator))
    problems += [Problem("delegateId", "separation_of_duties", conflict.reason) for conflict in conflicts]
    return tuple(problems)


def _lent_roles(delegation: Delegation, delegator: ActorGrants) -> frozenset[Role]:
    """The roles that would be lent at any moment of the delegation, those that begin later included."""
    lent = delegated_grants(delegation, delegator.grants, delegation.valid_from)
    return frozenset(
        grant.role
        for grant in lent
        if grant.valid_until and grant.valid_from < grant.valid_until and grant.revoked_at is None
    )


def _lent(grant: Grant, delegation: Delegation, via: Via) -> Grant:
    ends = [end for end in (grant.valid_until, delegation.valid_until) if end is not None]
    revoked = [at for at in (grant.revoked_at, delegation.revoked_at) if at is not None]
    return replace(
        grant,
        person_id=delegation.to_person_id,
        valid_from=max(grant.valid_from, delegation.valid_from),
        valid_until=min(ends),
        revoked_at=min(revoked, default=None),
        via=via,
    )
