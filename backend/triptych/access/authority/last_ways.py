"""What may not be taken away: the last administrator, and the last way to decide a class of request (DOMAIN 2)."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select, text

from triptych.access.authority.standing import standings
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import ActorGrants, Grant, Scope
from triptych.access.policy.limits import Limit
from triptych.access.seen import scope_at
from triptych.access.work import Work
from triptych.kernel.actor import APPROVING_ROLES, Office, Role
from triptych.kernel.refusals import Denial, Fact, NotAllowed
from triptych.model.accounts import Account
from triptych.model.people import Person, RoleAssignment

_ONE_AT_A_TIME = 0x7472_6972
CLASSES: tuple[tuple[Action, Office | None], ...] = (
    (Action.EXCEPTION_APPROVE, None),
    *((Action.EXCEPTION_WAIVE, office) for office in Office),
)


async def refuse_last_way(work: Work, leaving: Collection[RoleAssignment]) -> None:
    """Raise `NotAllowed` when these assignments cannot all end now; whoever removes authority waits for the others."""
    await work.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    ending = {assignment.id for assignment in leaving}
    held = await holders(work, APPROVING_ROLES | {Role.ADMINISTRATOR})
    left = [_without(each, ending) for each in held]
    if any(_administers(work, assignment.role, assignment.scope_id) for assignment in leaving):
        await _refuse_last_administrator(work, left)
    for scope_id in {each.scope_id for each in leaving if Role(each.role) in APPROVING_ROLES}:
        scope = await scope_at(work, scope_id)
        for action, office in CLASSES:
            before, after = _best(work, held, action, scope, office), _best(work, left, action, scope, office)
            if before is not None and (after is None or after < before):
                raise NotAllowed(_last_way(work, before, after, office))


async def holders(work: Work, roles: Iterable[Role]) -> list[ActorGrants]:
    """What everybody who is here and holds one of the roles holds of their own, as of now."""
    found = await work.session.scalars(
        select(RoleAssignment.person_id)
        .join(Person, Person.id == RoleAssignment.person_id)
        .where(
            RoleAssignment.role.in_(list(roles)), RoleAssignment.revoked_at.is_(None), Person.deactivated_at.is_(None)
        )
        .distinct()
    )
    everybody = await standings(work.session, list(found), work.now)
    return [ActorGrants(each.person_id, each.own(work.now)) for each in everybody.values()]


def _without(held: ActorGrants, ending: Collection[UUID]) -> ActorGrants:
    return ActorGrants(held.person_id, tuple(grant for grant in held if grant.assignment_id not in ending))


def _administers(work: Work, role: str, scope_id: UUID) -> bool:
    return role == Role.ADMINISTRATOR and scope_id == work.organisation.root_unit_id


async def _refuse_last_administrator(work: Work, left: Iterable[ActorGrants]) -> None:
    """Somebody administers the whole organisation without an end and has a way in."""
    lasting = {each.person_id for each in left if any(_lasting(work, grant) for grant in each)}
    can_sign_in = select(Account.person_id).where(Account.person_id.in_(lasting), Account.password_hash.is_not(None))
    if await work.session.scalar(can_sign_in.limit(1)) is None:
        raise NotAllowed(
            Denial(
                "last_administrator",
                "This would leave nobody who administers the organisation and can sign in.",
                (Fact("Other administrators who can sign in", "none", True),),
                "Make somebody else an administrator first, without an end date, and let them take up their account.",
            )
        )


def _lasting(work: Work, grant: Grant) -> bool:
    return _administers(work, grant.role, grant.scope_id) and grant.valid_until is None


def _best(work: Work, held: Iterable[ActorGrants], action: Action, scope: Scope, office: Office | None) -> Limit | None:
    limits = [work.gatekeeper.fold(each, work.now).limit(action, scope, office=office) for each in held]
    return max((limit for limit in limits if limit is not None), default=None)


def _last_way(work: Work, before: Limit, after: Limit | None, office: Office | None) -> Denial:
    currency = work.organisation.base_currency
    authority = f"waive standards of the {office.value.upper()}" if office else "approve requests"
    above = "" if after is None else f" above {after.shown(currency)}"
    return Denial(
        "last_way",
        f"This would leave nobody here who may {authority}{above}.",
        (
            Fact("Highest limit now", before.shown(currency), False),
            Fact("Highest limit afterwards", "nobody" if after is None else after.shown(currency), True),
        ),
        "Give somebody else that authority first.",
    )
