"""More authority: up the line, or a higher limit. An override needs it; an appeal and an escalation look for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Above:
    """Somebody who could supersede a decision: how far their own authority reaches, and whether they are there."""

    limit: Limit
    there: bool = True


def one_level_up(
    over_person_id: UUID, able: Mapping[UUID, Above], manager_of: Mapping[UUID, UUID | None]
) -> frozenset[UUID]:
    """Who hears an appeal: the next person up the line of those `able` to, else the next limit band among them.

    Whoever is away is passed over and may still come back to it. Empty where nobody is able.
    """
    passed: list[UUID] = []
    for person in line_of(over_person_id, manager_of):
        if person in able:
            passed.append(person)
            if able[person].there:
                return frozenset(passed)
    band = min((each.limit for each in able.values() if each.there), default=None)
    return frozenset(person for person, each in able.items() if band is None or not band < each.limit) | {*passed}
