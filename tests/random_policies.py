"""Role policies, assignments and delegations made by chance, and what the gatekeeper says of them: Casbin itself."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from building import NOON
from scoped_world import GONE, OVERSEER, PEOPLE, READERS, World
from triptych.access.policy.actions import Action
from triptych.access.policy.delegation import Delegation, with_delegated
from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.grants import ActorGrants, Grant, Scope
from triptych.access.policy.reader import read_policy_text
from triptych.access.policy.version import PolicyVersion
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Denial
from triptych.model import people, policy
from triptych.model.base import new_id

READS = tuple(action for action in Action if action.reads)
ACTS = (Action.DATA_IMPORT, Action.ORGANISATION_EDIT)  # acts that open something to read
OVERSEEING = Role.APPROVER_3  # held by the overseer alone
ROLES = tuple(role for role in Role if role is not OVERSEEING)
GROUPS = ("some", "more")
LIKELY = 0.25  # that a role reads something
HOUR = timedelta(hours=1)
Period = tuple[datetime, datetime | None, datetime | None]
# From when until when something holds, and when it was taken back; now is noon.
PERIODS = (
    (NOON - HOUR, None, None),
    (NOON - HOUR, None, None),
    (NOON - HOUR, NOON + HOUR, None),
    (NOON, NOON + HOUR, None),
    (NOON - HOUR, NOON, None),
    (NOON + HOUR, None, None),
    (NOON - HOUR, None, NOON),
    (NOON - HOUR, NOON + HOUR, NOON - HOUR),
)


@dataclass
class Order:
    """Who holds what under which policy."""

    policy: PolicyVersion
    text: str
    assignments: list[people.RoleAssignment]
    delegations: list[people.Delegation]


def an_order(chance: Random, world: World, number: int) -> Order:
    """One policy and who holds what; the overseer reads everything in every one."""
    text = "\n".join([*_overseer(), *_nestings(chance), *_readings(chance), *_acts(chance, world)])
    places = [key for kind in ("OrgUnit", "Portfolio", "Program", "Project", "Service") for key in world.rows[kind]]
    held = [
        _assignment(chance, world, name, chance.choice(ROLES), chance.choice(places))
        for name in (*READERS, GONE)
        for _ in range(chance.choice((0, 1, 1, 2, 3)))
    ]
    held.append(_row(world, OVERSEER, OVERSEEING, world.root, PERIODS[0]))
    held += [_row(world, GONE, chance.choice(ROLES), chance.choice(places), PERIODS[0]) for _ in range(3)]
    lent = [_delegation(chance, world, *chance.sample((*READERS, GONE), 2)) for _ in range(chance.randint(4, 9))]
    lent += [_lent(world, GONE, name, PERIODS[2]) for name in chance.sample(READERS, 2)]
    return Order(read_policy_text(number, text), text, held, lent)


def _overseer() -> list[str]:
    acts = [f"p, role:{OVERSEEING}, everywhere, {action}, *, -, allow" for action in (*READS, *ACTS)]
    return [
        *acts,
        *(f"g, role:{role}, role:{GROUPS[0]}" for role in ROLES[:1]),
        f"g, role:{ROLES[1]}, role:{GROUPS[1]}",
    ]


def _nestings(chance: Random) -> list[str]:
    nested = {f"g, role:{chance.choice(ROLES[2:])}, role:{chance.choice(GROUPS)}" for _ in range(4)}
    return sorted(nested | ({f"g, role:{GROUPS[0]}, role:{GROUPS[1]}"} if chance.random() < 0.5 else set()))


def _readings(chance: Random) -> list[str]:
    """Who reads what: lines about reading say a role, and here or everywhere."""
    places = ("*", "*", "*", "everywhere")
    return [
        f"p, role:{who}, {chance.choice(places)}, {action}, *, -, allow"
        for who in (*ROLES, *GROUPS)
        for action in READS
        if chance.random() < LIKELY
    ]


def _acts(chance: Random, world: World) -> list[str]:
    """Allowed and denied, to roles and to persons; to persons also in one place.

    Which of a role's places lie below a line's own only the tree would tell, which the folded grants do not know.
    """
    lines = {}
    for _ in range(12):
        who = chance.choice((f"role:{chance.choice(ROLES)}", f"person:{world.named[chance.choice(READERS)]}"))
        action, effect = chance.choice(ACTS), chance.choice(("allow", "allow", "deny"))
        domains = ["*", "everywhere"]
        if effect == "allow" and who.startswith("person:"):
            domains += [str(world.named["Trains"]), str(world.named["Rivers"])]
        domain = chance.choice(domains)
        lines[who, domain, action, effect] = f"p, {who}, {domain}, {action}, *, -, {effect}"
    return list(lines.values())


def _assignment(chance: Random, world: World, name: str, role: Role, scope_id: UUID) -> people.RoleAssignment:
    return _row(world, name, role, scope_id, chance.choice(PERIODS))


def _row(world: World, name: str, role: Role, scope_id: UUID, period: Period) -> people.RoleAssignment:
    starts, until, revoked = period
    return people.RoleAssignment(
        id=new_id(), person_id=world.named[name], role=role, scope_id=scope_id, valid_from=starts, valid_until=until,
        revoked_at=revoked, granted_by_id=world.named[OVERSEER],
    )  # fmt: skip


def _delegation(chance: Random, world: World, lender: str, borrower: str) -> people.Delegation:
    return _lent(world, lender, borrower, chance.choice(PERIODS))


def _lent(world: World, lender: str, borrower: str, period: Period) -> people.Delegation:
    starts, until, revoked = period
    return people.Delegation(
        id=new_id(), delegator_id=world.named[lender], delegate_id=world.named[borrower], valid_from=starts,
        valid_until=until or starts + 2 * HOUR, revoked_at=revoked,
    )  # fmt: skip


async def put_in_force(session: AsyncSession, world: World, order: Order) -> None:
    """Store the policy as the active one, and who holds what in place of what was held before."""
    await session.execute(update(policy.PolicyVersion).values(state="retired"))
    await session.execute(delete(people.RoleAssignment))
    await session.execute(delete(people.Delegation))
    version = policy.PolicyVersion(id=new_id(), state="active", note="By chance")
    session.add_all([version, *order.assignments, *order.delegations])
    session.add_all(
        policy.PolicyLine(version_id=version.id, number=number, line=line)
        for number, line in enumerate(order.text.splitlines(), start=1)
    )
    await session.flush()
    world.rows["RoleAssignment"] = {each.id: each for each in order.assignments}
    world.rows["Delegation"] = {each.id: each for each in order.delegations}
    world.rows.setdefault("PolicyVersion", {})[version.id] = version


@dataclass
class Gate:
    """The gatekeeper asked by hand, decision by decision, with grants made of the rows and not read back."""

    world: World
    order: Order
    _asked: dict[tuple[str, Action, tuple[UUID, ...]], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keeper = Gatekeeper(self.order.policy, "USD", self.world.root)
        self.held = {name: self._held(name) for name in PEOPLE}

    def permits(self, name: str, action: Action, scope: tuple[UUID, ...]) -> bool:
        """Whether Casbin permits the act to the person there and now."""
        key = (name, action, scope)
        if key not in self._asked:
            answer = self.keeper.may(self.held[name], action, Scope(scope), now=NOON)
            self._asked[key] = not isinstance(answer, Denial)
        return self._asked[key]

    def _held(self, name: str) -> ActorGrants:
        me = self.world.named[name]
        lent = [
            Delegation(each.id, each.delegator_id, each.delegate_id, each.valid_from, each.valid_until, each.revoked_at)
            for each in self.order.delegations
            if each.delegator_id != self.world.named[GONE]
        ]
        return with_delegated(me, self._own(me), lent, {key: self._own(key) for key in self.world.rows["Person"]}, NOON)

    def _own(self, key: UUID) -> list[Grant]:
        return [
            Grant(each.id, key, Role(each.role), each.scope_id, each.valid_from, each.valid_until, each.revoked_at)
            for each in self.order.assignments
            if each.person_id == key
        ]
