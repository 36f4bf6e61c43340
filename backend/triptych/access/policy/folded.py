"""One person's grants folded with the policy: the same answers as Casbin, for lists and hints (law 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from triptych.access.policy.actions import NEVER_DELEGATED, Action
from triptych.access.policy.ask import Ask
from triptych.access.policy.grants import ActorGrants, Grant, ReadableScope, Scope, Via
from triptych.access.policy.limits import UNLIMITED, Limit, lower
from triptych.access.policy.version import ANY, EVERYWHERE, Effect, PolicyLine, PolicyVersion, person_name, role_name
from triptych.kernel.actor import Office
from triptych.kernel.money import Money


@dataclass(frozen=True, slots=True)
class _Capacity:
    """Oneself, or oneself for one delegator: what is allowed where up to what, and where nothing is.

    `allowed` keeps the best limit per place. A line for one domain holds where both the assignment and the domain
    reach: those are in `narrowed`, as pairs of places. Places are None where everything reaches.
    """

    allowed: dict[UUID, Limit]
    narrowed: tuple[tuple[UUID | None, UUID | None, Limit], ...]
    denied: frozenset[UUID | None]

    def best(self, scope: Scope) -> Limit | None:
        """The highest limit that reaches a record, or None where nothing does."""
        if self.denied and (None in self.denied or any(place in self.denied for place in scope.ids)):
            return None
        best: Limit | None = None
        for place in scope.ids:
            limit = self.allowed.get(place)
            if limit is not None and (best is None or best < limit):
                best = limit
        for held_at, domain, limit in self.narrowed:
            reaches = (held_at is None or held_at in scope.ids) and (domain is None or domain in scope.ids)
            if reaches and (best is None or best < limit):
                best = limit
        return best

    def somewhere(self, root_id: UUID) -> bool:
        """Whether there is a place where this allows something, as far as can be told without the organisation's tree.

        A denial counts for its own place and for the whole organisation; what lies above a place is not known here. A
        line for one domain counts where it is plain that the assignment reaches the domain, or the domain it.
        """
        if None in self.denied or root_id in self.denied:
            return False
        places = set(self.allowed)
        for held_at, domain, _limit in self.narrowed:
            if held_at in {None, root_id, domain}:
                places.add(domain or root_id)
            elif domain == root_id and held_at is not None:
                places.add(held_at)
        return bool(places - self.denied)


class FoldedGrants:
    """What a person may do at one instant. Built per request and thrown away; each act is folded when first asked."""

    def __init__(
        self, policy: PolicyVersion, base_currency: str, root_id: UUID, held: ActorGrants, now: datetime
    ) -> None:
        self._policy = policy
        self._base_currency = base_currency
        self._root_id = root_id
        self._person_id = held.person_id
        self._own = held.own(now)
        self._delegated = held.delegated(now)
        self._folded: dict[tuple[Action, Office | None], tuple[_Capacity, ...]] = {}

    def may(self, action: Action, scope: Scope, *, amount: Money | None = None, office: Office | None = None) -> bool:
        """Whether the act is permitted; equal to `Gatekeeper.may` by a property test."""
        ask = Ask.of(action, scope, amount, office, self._base_currency)
        best = self.limit(action, scope, office=office)
        if best is None:
            return False
        return not action.needs_amount or (ask.amount is not None and best.covers(ask.amount))

    def limit(self, action: Action, scope: Scope, *, office: Office | None = None) -> Limit | None:
        """The most a person may decide here; None where they may nothing, unlimited where no money is decided."""
        best: Limit | None = None
        for capacity in self._capacities(action, office):
            limit = capacity.best(scope)
            if limit is not None and (best is None or best < limit):
                best = limit
        return best

    def readable_scopes(self, action: Action) -> frozenset[ReadableScope]:
        """The ids at and below which a person may read. Lines about reading never narrow or deny (`policy_reader`)."""
        if not action.reads:
            raise ValueError(f"{action} does not read")
        return frozenset(
            ReadableScope(place) for capacity in self._capacities(action, None) for place in capacity.allowed
        )

    def may_somewhere(self, action: Action) -> bool:
        """Whether the person may do the act anywhere at all, for any office and amount: what navigation shows."""
        offices: tuple[Office | None, ...] = tuple(Office) if action.needs_office else (None,)
        return any(
            capacity.somewhere(self._root_id) for office in offices for capacity in self._capacities(action, office)
        )

    def _capacities(self, action: Action, office: Office | None) -> tuple[_Capacity, ...]:
        key = (action, office)
        if key not in self._folded:
            self._folded[key] = tuple(self._fold(action, office))
        return self._folded[key]

    def _fold(self, action: Action, office: Office | None) -> Iterable[_Capacity]:
        own_lines = self._policy.lines_for(person_name(self._person_id), action)
        own_names = {role_name(grant.role) for grant in self._own}
        own_denied = self._denied({person_name(self._person_id), *own_names}, action, office)
        places = self._places(self._own, action, office, None)
        places += [
            (_any_place(line, self._root_id), _domain(line), line.limit or UNLIMITED)
            for line in own_lines
            if line.effect is Effect.ALLOW and line.concerns(office)
        ]
        yield _capacity(places, own_denied)
        if action in NEVER_DELEGATED:
            return
        for via in dict.fromkeys(grant.via for grant in self._delegated if grant.via):
            through = tuple(grant for grant in self._delegated if grant.via == via)
            names = {role_name(role) for role in via.also_held} | {role_name(grant.role) for grant in through}
            denied = self._denied({person_name(via.from_person_id), *names}, action, office)
            yield _capacity(self._places(through, action, office, via), own_denied | denied)

    def _places(
        self, grants: tuple[Grant, ...], action: Action, office: Office | None, via: Via | None
    ) -> list[tuple[UUID | None, UUID | None, Limit]]:
        cap = via.limit if via and action.needs_amount else None
        return [
            (
                self._root_id if line.domain == EVERYWHERE else grant.scope_id,
                _domain(line),
                lower(line.limit or UNLIMITED, cap),
            )
            for grant in grants
            for line in self._policy.lines_for(role_name(grant.role), action)
            if line.effect is Effect.ALLOW and line.concerns(office)
        ]

    def _denied(self, names: set[str], action: Action, office: Office | None) -> frozenset[UUID | None]:
        return frozenset(
            self._root_id if line.domain == EVERYWHERE else _domain(line)
            for name in names
            for line in self._policy.lines_for(name, action)
            if line.effect is Effect.DENY and line.concerns(office)
        )


def _capacity(places: list[tuple[UUID | None, UUID | None, Limit]], denied: frozenset[UUID | None]) -> _Capacity:
    allowed: dict[UUID, Limit] = {}
    for held_at, domain, limit in places:
        if domain is None and held_at is not None:
            allowed[held_at] = max(limit, allowed.get(held_at, Limit(Decimal(0))))
    narrowed = tuple(place for place in places if place[0] is None or place[1] is not None)
    return _Capacity(allowed, narrowed, denied)


def _domain(line: PolicyLine) -> UUID | None:
    return None if line.domain in {ANY, EVERYWHERE} else UUID(line.domain)


def _any_place(line: PolicyLine, root_id: UUID) -> UUID | None:
    return root_id if line.domain == EVERYWHERE else None
