"""What the actor held when their unit of work began, kept until it ends (trap 8): no role ends in a race."""

from sqlalchemy import select

from triptych.access.work import Work
from triptych.kernel.refusals import Conflict
from triptych.model.people import Delegation, RoleAssignment

TAKEN = (
    "Some of your authority was taken away at this moment. "
    "Nothing was stored: look again, what you wrote is still here."
)


async def hold_authority(work: Work) -> None:
    """Raise `Conflict` where a role or a loan that the actor came with was revoked since, while they waited.

    What is left cannot be revoked before this unit of work ends: whoever takes it away comes after, and is told of what
    was done with it. Roles before loans and each by id, so that two never wait for each other in a ring.
    """
    held = [grant for grant in work.grants if grant.is_active(work.now)]
    roles = {grant.assignment_id for grant in held}
    loans = {grant.via.delegation_id for grant in held if grant.via is not None}
    for table, ids in ((RoleAssignment, roles), (Delegation, loans)):
        if ids:
            found = select(table.revoked_at).where(table.id.in_(ids)).order_by(table.id).with_for_update(read=True)
            if any(await work.session.scalars(found)):
                raise Conflict(TAKEN)
