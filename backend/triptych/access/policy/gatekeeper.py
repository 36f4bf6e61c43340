"""Casbin decides every act (ARCHITECTURE law 6); the line that allowed it goes into the audit trail."""

import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any
from uuid import UUID

from casbin import FastEnforcer
from casbin.model import FastModel, fast_policy_filter
from casbin.model.policy_fast import FastPolicy

from triptych.access.policy.actions import NEVER_DELEGATED, Action
from triptych.access.policy.ask import Ask as Ask
from triptych.access.policy.ask import Permit as Permit
from triptych.access.policy.explain import explain
from triptych.access.policy.folded import FoldedGrants
from triptych.access.policy.grants import ActorGrants, Grant, ReadableScope, Scope, Via
from triptych.access.policy.limits import Limit, lower, read_limit
from triptych.access.policy.version import (
    ANY,
    EVERYWHERE,
    NO_LIMIT_APPLIES,
    Effect,
    PolicyLine,
    PolicyVersion,
    person_name,
    role_name,
)
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial, NotAllowed

# pycasbin writes a warning for every denial and an info line for every permission; the audit trail is ours.
for _name in ("casbin", "casbin.enforcer", "casbin.policy", "casbin.role"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_LOADING = threading.Lock()
_DOMAIN, _ACTION = 1, 2  # where domain and act stand, in the request and in the policy alike


@dataclass(frozen=True, slots=True)
class _Found:
    line: PolicyLine
    grant: Grant | None


class Gatekeeper:
    """Answers for one policy version. Threads each get their own enforcer: Casbin's filter is not shareable.

    `root_id` is the organisation's root unit, where lines of domain ``everywhere`` hold.
    """

    def __init__(self, policy: PolicyVersion, base_currency: str, root_id: UUID) -> None:
        self.policy = policy
        self.base_currency = base_currency
        self.root_id = root_id
        self._line_at = {line.no: line for line in policy.lines}
        self._keys = {(line.domain, line.action) for line in policy.lines}
        self._denied_names = _denied_names(policy)
        self._people = {line.subject for line in policy.lines if line.subject.startswith("person:")}
        self._thread = threading.local()

    def may(
        self,
        held: ActorGrants,
        action: Action,
        scope: Scope,
        *,
        amount: Money | None = None,
        office: Office | None = None,
        now: datetime,
    ) -> Permit | Denial:
        """Whether the policy lets a person do this here and now, by which line; else why not, fact by fact (AU4).

        `amount` is in base currency (`CurrencyMismatch` otherwise); acts that decide money are denied without one.
        Raises `ValueError` where an act of an office is asked without the office, or the other way round: a bug.
        """
        ask = Ask.of(action, scope, amount, office, self.base_currency)
        decision = self._decide(held, ask, now)
        if isinstance(decision, Permit):
            return decision
        return explain(self.policy, self.base_currency, self.root_id, held=held, ask=ask, now=now, denied_by=decision)

    def must(
        self,
        held: ActorGrants,
        action: Action,
        scope: Scope,
        *,
        amount: Money | None = None,
        office: Office | None = None,
        now: datetime,
    ) -> Permit:
        """Like `may`, but raises `NotAllowed` with the denial."""
        answer = self.may(held, action, scope, amount=amount, office=office, now=now)
        if isinstance(answer, Denial):
            raise NotAllowed(answer)
        return answer

    def fold(self, held: ActorGrants, now: datetime) -> FoldedGrants:
        """The same policy folded for one person at one instant: for lists and hints, about a microsecond a question."""
        return FoldedGrants(self.policy, self.base_currency, self.root_id, held, now)

    def readable_scopes(self, held: ActorGrants, action: Action, now: datetime) -> frozenset[ReadableScope]:
        """The ids at and below which a person may read; filter a list by ``scope_ids && these``."""
        return self.fold(held, now).readable_scopes(action)

    def _decide(self, held: ActorGrants, ask: Ask, now: datetime) -> Permit | PolicyLine | None:
        """A permit, or the line that denies, or None where no line speaks for it."""
        own = held.own(now)
        names = [person_name(held.person_id), *_role_names(grant.role for grant in own)]
        answer = self._ask_all(names, own, ask)
        if not isinstance(answer, list):
            return answer
        if not answer and ask.action not in NEVER_DELEGATED:
            delegated = _by_delegation(held.delegated(now))
            return next((p for via, grants in delegated if (p := self._for_delegate(via, grants, ask))), None)
        return _permit(self.policy, answer, None) if answer else None

    def _for_delegate(self, via: Via, grants: tuple[Grant, ...], ask: Ask) -> Permit | None:
        """A delegate may what the delegator may, up to the delegation's own limit."""
        if ask.action.needs_amount and via.limit and not (ask.amount is not None and via.limit.covers(ask.amount)):
            return None
        names = [person_name(via.from_person_id), *_role_names({*via.also_held, *(grant.role for grant in grants)})]
        answer = self._ask_all(names, grants, ask, person_lines_allow=False)
        return _permit(self.policy, answer, via) if isinstance(answer, list) and answer else None

    def _ask_all(
        self, names: Iterable[str], grants: tuple[Grant, ...], ask: Ask, *, person_lines_allow: bool = True
    ) -> list[_Found] | PolicyLine:
        """Every allowing line that Casbin names for any of the names, or the first that denies."""
        found: list[_Found] = []
        for domain in self._domains(ask):
            for name in names:
                reached = self._reached(name, domain, grants, ask.scope)
                reaches = reached is not None or (person_lines_allow and self._person_reached(name, domain, ask.scope))
                if not reaches and (name, domain, ask.action) not in self._denied_names:
                    continue
                line = self._enforce(name, domain, ask, reaches=reaches)
                if line is None:
                    continue
                if line.effect is Effect.DENY:
                    return line
                found.append(_Found(line, reached))
        return found

    def _domains(self, ask: Ask) -> Iterator[str]:
        """Where lines about this act may stand: anywhere, at the record, at each of its ancestors."""
        everywhere = (EVERYWHERE,) if self.root_id in ask.scope else ()
        for domain in (ANY, *everywhere, *map(str, ask.scope.ids)):
            if (domain, ask.action) in self._keys:
                yield domain

    def _reached(self, name: str, domain: str, grants: tuple[Grant, ...], scope: Scope) -> Grant | None:
        """The assignment through which a role reaches the record."""
        for grant in grants:
            if role_name(grant.role) == name and (self.root_id if domain == EVERYWHERE else grant.scope_id) in scope:
                return grant
        return None

    def _person_reached(self, name: str, domain: str, scope: Scope) -> bool:
        return name in self._people and (domain != EVERYWHERE or self.root_id in scope)

    def _enforce(self, name: str, domain: str, ask: Ask, *, reaches: bool) -> PolicyLine | None:
        """Ask Casbin about one name in one domain, within the lines of this domain and act only."""
        enforcer = self._enforcer()
        office = ask.office.value if ask.office else ANY
        with fast_policy_filter(enforcer.model.model["p"]["p"].policy, domain, ask.action.value):
            allowed, row = enforcer.enforce_ex(name, domain, ask.action.value, office, ask.amount, reaches)
        if not row:
            return None
        line = self._line_at[int(row[-1])]
        return line if allowed == (line.effect is Effect.ALLOW) else None

    def _enforcer(self) -> Any:
        if not hasattr(self._thread, "enforcer"):
            with _LOADING:
                self._thread.enforcer = _load(self.policy)
        return self._thread.enforcer


class _LinesInOrder(FastPolicy):  # type: ignore[misc]
    """Casbin's keyed policy with lines in the order they were written, so that the named line is always the same."""

    def append(self, item: tuple[str, ...]) -> None:
        by_action = self._cache.setdefault(item[_DOMAIN], {})
        by_action.setdefault(item[_ACTION], {})[item] = None


class _ParsedOnce(FastEnforcer):  # type: ignore[misc]
    """An enforcer that parses the matcher once, where pycasbin parses it for every decision.

    Parsing was half of the time, and on CPython 3.11 two threads that parse at once can fail ("AST constructor
    recursion depth mismatch"). The expression keeps a reference to the functions, so what Casbin puts there counts.
    """

    _parsed: Any = None

    def _get_expression(self, expr: str, functions: Any = None) -> Any:
        if self._parsed is None:
            self._parsed = super()._get_expression(expr, functions)
        return self._parsed


def _load(policy: PolicyVersion) -> Any:
    """A Casbin enforcer that holds one policy version, keyed by domain and act."""
    order = [_DOMAIN, _ACTION]
    model = FastModel(order)
    model.load_model_from_text(
        resources.files("triptych.access.policy").joinpath("model.conf").read_text(encoding="utf-8")
    )
    lines = _LinesInOrder(order)
    for line in policy.lines:
        limit = NO_LIMIT_APPLIES if line.limit is None else str(line.limit)
        office = line.office.value if line.office else ANY
        lines.append((line.subject, line.domain, line.action.value, office, limit, line.effect.value, str(line.no)))
    model.model["p"]["p"].policy = lines
    model.model["g"]["g"].policy = [[nesting.role, nesting.group] for nesting in policy.nestings]
    enforcer = _ParsedOnce(model, cache_key_order=order)
    enforcer.add_function("within", _within)
    enforcer.add_function("concerns", _concerns)
    enforcer.build_role_links()
    enforcer._get_expression(model.model["m"]["m"].value, enforcer.fm.get_functions())
    return enforcer


def _within(amount: Decimal | None, limit: str) -> bool:
    """Whether an amount is within a line's limit, as numbers; no amount is within no limit."""
    if limit == NO_LIMIT_APPLIES:
        return True
    return amount is not None and _typed(limit).covers(amount)


def _concerns(line_office: str, asked_office: str) -> bool:
    return line_office in {ANY, asked_office}


@lru_cache(maxsize=4096)
def _typed(limit: str) -> Limit:
    return read_limit(limit)


def _role_names(roles: Iterable[Role]) -> list[str]:
    return sorted({role_name(role) for role in roles})


def _denied_names(policy: PolicyVersion) -> frozenset[tuple[str, str, Action]]:
    """Who is worth asking about even where their assignment does not reach: a deny counts wherever a role is held."""
    below: dict[str, set[str]] = {}
    for name, groups in policy.groups_of.items():
        for group in groups:
            below.setdefault(group, set()).add(name)
    denying = (line for line in policy.lines if line.effect is Effect.DENY)
    return frozenset(
        (name, line.domain, line.action) for line in denying for name in below.get(line.subject, {line.subject})
    )


def _by_delegation(grants: tuple[Grant, ...]) -> Iterator[tuple[Via, tuple[Grant, ...]]]:
    by_id: dict[UUID, tuple[Via, list[Grant]]] = {}
    for grant in grants:
        if grant.via:
            by_id.setdefault(grant.via.delegation_id, (grant.via, []))[1].append(grant)
    for via, through in by_id.values():
        yield via, tuple(through)


def _permit(policy: PolicyVersion, found: list[_Found], via: Via | None) -> Permit:
    """The permission with the smallest sufficient limit: authority is not used higher than the act needs."""
    least = min(
        found, key=lambda each: (each.line.limit is not None, each.line.limit or Limit(Decimal(0)), each.line.no)
    )
    line, grant = least.line, least.grant
    return Permit(
        policy_version=policy.number,
        line=line.text,
        line_no=line.no,
        role=grant.role if grant else None,
        assignment_id=grant.assignment_id if grant else None,
        on_behalf_of_id=via.from_person_id if via else None,
        limit=lower(line.limit, via.limit if via else None) if line.limit else None,
    )
