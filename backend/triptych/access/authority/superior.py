"""More authority: up the line, or a higher limit. An override needs it; an escalation looks for it."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from triptych.access.policy.limits import Limit


def line_of(person_id: UUID, manager_of: Mapping[UUID, UUID | None]) -> Iterator[UUID]:
    """The people above a person, nearest first. A circle in the data ends the line instead of running for ever."""
    seen = {person_id}
    above = manager_of.get(person_id)
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = manager_of.get(above)


def has_more_authority(
    person_id: UUID,
    limit: Limit | None,
    over_person_id: UUID,
    over_limit: Limit | None,
    manager_of: Mapping[UUID, UUID | None],
) -> bool:
    """Whether a person may supersede what another decided: up that person's line, or with a strictly higher limit.

    Limits are those of the two for overriding in this scope; None is no such authority, below every limit. Without
    any authority of one's own, standing up the line is not enough.
    """
    if limit is None or person_id == over_person_id:
        return False
    return person_id in line_of(over_person_id, manager_of) or over_limit is None or over_limit < limit
