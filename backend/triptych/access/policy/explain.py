"""Why not: every fact that was looked at, the one that stands in the way, and the nearest ask that would be permitted.

This explains a decision that Casbin took; it decides nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from triptych.access.policy.actions import CONTROLLING_ROLES, MEANING, NEVER_DELEGATED
from triptych.access.policy.ask import Ask
from triptych.access.policy.grants import ActorGrants, Grant
from triptych.access.policy.limits import UNLIMITED, Limit, lower
from triptych.access.policy.version import ANY, EVERYWHERE, Effect, PolicyLine, PolicyVersion, role_name
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial, Fact


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far one assignment with one allowing line comes; what it lacks, the last lack being the worst."""

    grant: Grant
    line: PolicyLine
    lacks: str
    limit: Limit | None
    excluded: str | None = None


# From nearly permitted to far from it; the nearest assignment explains best.
_NEAREST_FIRST = (
    "amount_not_stated",
    "over_delegated_limit",
    "over_limit",
    "other_office",
    "outside_scope",
    "separation_of_duties",
    "never_delegated",
    "not_yet_valid",
    "expired",
    "revoked",
)


def explain(
    policy: PolicyVersion,
    currency: str,
    root_id: UUID,
    *,
    held: ActorGrants,
    ask: Ask,
    now: datetime,
    denied_by: PolicyLine | None,
) -> Denial:
    """A denial of `ask`, fact by fact. `denied_by` is the line that denies, or None where no line allows."""
    doing = MEANING[ask.action]
    if denied_by:
        facts = (Fact("Line that denies", f"{denied_by.no}: {denied_by.text}", True),)
        reason = f"Line {denied_by.no} of the role policy denies this to whoever is {_who(denied_by)}: {doing}."
        return Denial("denied_by_line", reason, facts, _others(policy, ask, currency))
    reaches = sorted(_reaches(policy, root_id, held, ask, now), key=_nearness)
    if not reaches:
        return _nobody(policy, currency, held, ask, now)
    first = reaches[0]
    return Denial(
        first.lacks, _reason(first, ask, currency), _facts(first, ask, currency), _nearest(policy, first, ask, currency)
    )


def shown_role(role: Role) -> str:
    """A role as people read it: "PMO lead", "approver level 2"."""
    name = role.value.replace("_", " ")
    for office in Office:
        name = name.replace(f"{office.value} lead", f"{office.value.upper()} lead")
    return name.replace("approver ", "approver level ")


def _reaches(policy: PolicyVersion, root_id: UUID, held: ActorGrants, ask: Ask, now: datetime) -> Iterable[_Reach]:
    for grant in held:
        for line in policy.lines_for(role_name(grant.role), ask.action):
            if line.effect is Effect.ALLOW:
                cap = grant.via.limit if grant.via else None
                limit = lower(line.limit or UNLIMITED, cap) if ask.action.needs_amount else None
                excluded = held.excluding(grant.role, now) if grant.via else None
                lacks = _lacks(grant, line, ask, now, root_id, excluded=excluded is not None)
                yield _Reach(grant, line, lacks, limit, excluded)


def _lacks(grant: Grant, line: PolicyLine, ask: Ask, now: datetime, root_id: UUID, *, excluded: bool) -> str:
    """What keeps one assignment with one line from reaching the ask, the farthest first."""
    held_at = root_id if line.domain == EVERYWHERE else grant.scope_id
    narrowed = line.domain not in {ANY, EVERYWHERE} and UUID(line.domain) not in ask.scope
    over = ask.amount is not None and line.limit is not None and not line.limit.covers(ask.amount)
    checks = (
        ("revoked", grant.is_revoked(now)),
        ("expired", grant.valid_until is not None and grant.valid_until <= now),
        ("not_yet_valid", now < grant.valid_from),
        ("never_delegated", grant.via is not None and _stays(grant, ask)),
        ("separation_of_duties", excluded),
        ("outside_scope", held_at not in ask.scope or narrowed),
        ("other_office", not line.concerns(ask.office)),
        ("amount_not_stated", ask.action.needs_amount and ask.amount is None),
        ("over_limit", over),
    )
    return next((code for code, applies in checks if applies), "over_delegated_limit")


def _stays(grant: Grant, ask: Ask) -> bool:
    """Whether this authority stays with the person who holds it."""
    return ask.action in NEVER_DELEGATED or grant.role in CONTROLLING_ROLES


def _nearness(reach: _Reach) -> tuple[int, Decimal, int]:
    """Nearest lack first; among equals the highest limit, so that the nearest ask is the largest."""
    limit = reach.limit.amount if reach.limit else None
    return (_NEAREST_FIRST.index(reach.lacks), -limit if limit is not None else Decimal("-Infinity"), reach.line.no)


def _reason(reach: _Reach, ask: Ask, currency: str) -> str:
    grant, role, doing = reach.grant, shown_role(reach.grant.role), MEANING[ask.action]
    starts, ends = _moment(grant.valid_from), _moment(grant.valid_until)
    limit = reach.limit.shown(currency) if reach.limit else "no limit"
    reasons = {
        "over_limit": f"{_asked(ask, currency)} is above the limit of {limit} as {role}.",
        "over_delegated_limit": f"{_asked(ask, currency)} is above the {limit} that {_from(grant)} delegated.",
        "amount_not_stated": f"No amount is stated, so no limit can be compared with it: {doing}.",
        "other_office": f"The role {role} for {grant.place} does not decide for the {_office(ask.office)}: {doing}.",
        "outside_scope": f"The role {role} is held for {grant.place}, and this lies outside: {doing}.",
        "separation_of_duties": f"{reach.excluded} What {_from(grant)} lent counts as held: {doing}.",
        "never_delegated": f"This authority is {_from(grant)}'s and is never used in another's name: {doing}.",
        "not_yet_valid": f"The role {role} for {grant.place} begins on {starts}, not yet: {doing}.",
        "expired": f"The role {role} for {grant.place} ended on {ends}: {doing}.",
        "revoked": f"The role {role} for {grant.place} was revoked: {doing}.",
    }
    return reasons[reach.lacks]


def _facts(reach: _Reach, ask: Ask, currency: str) -> tuple[Fact, ...]:
    """Role, period, scope, office and amount, each with whether it stood in the way."""
    grant, lacks = reach.grant, reach.lacks
    in_time = {"revoked": "revoked", "expired": "expired", "not_yet_valid": "not yet valid"}.get(lacks, "in force")
    facts = [
        Fact("Role held", shown_role(grant.role), False),
        Fact("Assignment", in_time, in_time != "in force"),
        Fact("Held for", grant.place, lacks == "outside_scope"),
    ]
    if grant.via:
        facts.append(Fact("On behalf of", _from(grant), lacks in {"never_delegated", "separation_of_duties"}))
    if ask.office:
        speaks_for = _office(reach.line.office) if reach.line.office else "every office"
        facts.append(
            Fact("Office", f"{_office(ask.office)}; the role decides for {speaks_for}", lacks == "other_office")
        )
    if reach.limit:
        facts.append(Fact("Amount asked", _asked(ask, currency), lacks == "amount_not_stated"))
        label = "Delegated limit" if lacks == "over_delegated_limit" else "Limit"
        facts.append(Fact(label, reach.limit.shown(currency), lacks in {"over_limit", "over_delegated_limit"}))
    return tuple(facts)


def _nearest(policy: PolicyVersion, reach: _Reach, ask: Ask, currency: str) -> str | None:
    """The nearest ask that would be permitted to this person; failing that, who may."""
    match reach.lacks:
        case "over_limit" | "over_delegated_limit" if reach.limit and reach.limit.amount is not None:
            return f"The same for at most {reach.limit.shown(currency)}; above it, {_may_roles(policy, ask, currency)}."
        case "amount_not_stated":
            return "The same with its amount stated."
        case "other_office" if reach.line.office:
            return f"The same for the {_office(reach.line.office)}; here, {_may_roles(policy, ask, currency)}."
        case "outside_scope":
            return f"The same within {reach.grant.place}."
        case "not_yet_valid":
            return f"The same from {_moment(reach.grant.valid_from)}."
        case _:
            return _others(policy, ask, currency)


def _nobody(policy: PolicyVersion, currency: str, held: ActorGrants, ask: Ask, now: datetime) -> Denial:
    """No role of the person has a line for the act."""
    roles = ", ".join(dict.fromkeys(shown_role(grant.role) for grant in held if grant.is_active(now))) or "none"
    reason = f"None of the roles held ({roles}) may do this: {MEANING[ask.action]}."
    return Denial("no_role", reason, (Fact("Roles held", roles, True),), _others(policy, ask, currency))


def _others(policy: PolicyVersion, ask: Ask, currency: str) -> str | None:
    roles = _may_roles(policy, ask, currency)
    return f"Ask somebody who may: {roles}." if roles != "nobody" else None


def _may_roles(policy: PolicyVersion, ask: Ask, currency: str) -> str:
    """Which roles could allow this ask if held here, with their limits: "approver level 3 (USD 5,000,000)"."""
    able = []
    for role in policy.roles_that_may(ask.action):
        lines = [line for line in policy.lines_for(role_name(role), ask.action) if line.concerns(ask.office)]
        limits = [line.limit or UNLIMITED for line in lines if line.effect is Effect.ALLOW]
        best = max(limits, default=None)
        if best is None or any(line.effect is Effect.DENY for line in lines):
            continue
        if ask.amount is None or best.covers(ask.amount):
            able.append(f"{shown_role(role)} ({best.shown(currency)})" if ask.action.needs_amount else shown_role(role))
    return ", ".join(able) or "nobody"


def _who(line: PolicyLine) -> str:
    kind, _, name = line.subject.partition(":")
    return "named by it" if kind == "person" else name.replace("_", " ")


def _asked(ask: Ask, currency: str) -> str:
    return "not stated" if ask.amount is None else str(Money(ask.amount, currency))


def _moment(instant: datetime | None) -> str:
    return "without end" if instant is None else f"{instant.astimezone(UTC):%d %b %Y %H:%M} UTC"


def _office(office: Office | None) -> str:
    return office.value.upper() if office else "organisation"


def _from(grant: Grant) -> str:
    return grant.via.from_name if grant.via else ""
