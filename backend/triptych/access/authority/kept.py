"""What the actor held when their unit of work began, kept until it ends (trap 8): no role ends in a race."""

from sqlalchemy import select

from triptych.access.work import Work
from triptych.kernel.refusals import Conflict
from triptych.model.people import Delegation, RoleAssignment
from triptych.model.policy import PolicyVersion

TAKEN = (
    "Some of your authority was taken away at this moment. "
    "Nothing was stored: look again, what you wrote is still here."
)
OTHER_RULES = (
    "The rules of authority changed at this moment. Nothing was stored: try again, what you wrote is still here."
)


async def hold_authority(work: Work) -> None:
    """Raise `Conflict` where a role or a loan that the actor came with was revoked since, or another policy activated.

    What is left cannot be revoked before this unit of work ends: whoever takes it away comes after, and is told of what
    was done with it. The policy, then roles, then loans, each by id, so that nobody waits for each other in a ring: who
    activates a policy or takes a role away holds one of them only. Whatever else is waited for is locked before.
    """
    active = select(PolicyVersion.number).where(PolicyVersion.state == "active").with_for_update(read=True)
    if await work.session.scalar(active) != work.gatekeeper.policy.number:
        raise Conflict(OTHER_RULES)
    held = [grant for grant in work.grants if grant.is_active(work.now)]
    roles = {grant.assignment_id for grant in held}
    loans = {grant.via.delegation_id for grant in held if grant.via is not None}
    for table, ids in ((RoleAssignment, roles), (Delegation, loans)):
        if ids:
            found = select(table.revoked_at).where(table.id.in_(ids)).order_by(table.id).with_for_update(read=True)
            if any(await work.session.scalars(found)):
                raise Conflict(TAKEN)
