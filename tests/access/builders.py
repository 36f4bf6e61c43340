"""Plain builders: a small organisation, its people and what they hold."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.grants import ActorGrants, Grant, Scope
from triptych.access.policy.reader import default_policy, read_policy_text
from triptych.access.policy.version import PolicyVersion
from triptych.kernel.actor import Role
from triptych.kernel.money import Money

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
_NAMES = UUID("6f2c1a64-7b7e-4a52-9d0c-3f0b3f6f1d11")


def id_of(name: str) -> UUID:
    """The same id for the same name, always."""
    return uuid5(_NAMES, name)


ROOT = id_of("root")
UNIT = id_of("unit")
PROJECT = id_of("project")
ELSEWHERE = id_of("elsewhere")
HERE = Scope((PROJECT, UNIT, ROOT))
THERE = Scope((ELSEWHERE, ROOT))


def usd(amount: str | int) -> Money:
    return Money(Decimal(amount), "USD")


def a_gatekeeper(policy: PolicyVersion | str | None = None) -> Gatekeeper:
    version = read_policy_text(1, policy) if isinstance(policy, str) else policy or default_policy()
    return Gatekeeper(version, "USD", ROOT)


def a_grant(role: Role, person: str = "ann", scope_id: UUID = UNIT, **changes: object) -> Grant:
    fields: dict[str, object] = {
        "assignment_id": id_of(f"{person} {role} {scope_id}"),
        "person_id": id_of(person),
        "role": role,
        "scope_id": scope_id,
        "valid_from": NOW - DAY,
        "scope_name": "Operations",
    }
    return Grant(**{**fields, **changes})  # type: ignore[arg-type]


def holds(*roles: Role, person: str = "ann", scope_id: UUID = UNIT, more: Iterable[Grant] = ()) -> ActorGrants:
    return ActorGrants(id_of(person), (*(a_grant(role, person, scope_id) for role in roles), *more))
