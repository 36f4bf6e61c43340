"""How ready people are: distributions over the five elements, never single persons, never small groups."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

import strawberry

from triptych.access.work import Work
from triptych.cmo.profiles import Profile, newest_profiles, profiles


@strawberry.type(description="How many people have their barrier at one element.")
class AdkarElementCount:
    element: str
    barriers: int


@strawberry.type(description="Where people of a group stand. Below five answers nothing is shown, and the reason is.")
class AdkarProfile:
    assessed_on: date
    answered: int | None
    headcount: int
    barriers: list[AdkarElementCount] | None
    no_barrier: int | None
    share_before_ability: Decimal | None
    not_shown: str | None


async def profiles_of_groups(work: Work, groups: Sequence[UUID]) -> list[AdkarProfile | None]:
    """The newest profile of each group."""
    found = await newest_profiles(work, groups)
    return [_shown(found[group]) if group in found else None for group in groups]


async def profiles_of_assessments(work: Work, keys: Sequence[UUID]) -> list[AdkarProfile]:
    """The profile of each assessment."""
    found = await profiles(work, keys)
    return [_shown(found[key]) for key in keys]


def _shown(profile: Profile) -> AdkarProfile:
    counts = profile.barriers
    return AdkarProfile(
        assessed_on=profile.assessed_on,
        answered=profile.answered,
        headcount=profile.headcount,
        barriers=None if counts is None else [AdkarElementCount(element=e, barriers=n) for e, n in counts],
        no_barrier=profile.no_barrier,
        share_before_ability=profile.share_before_ability,
        not_shown=profile.not_shown,
    )
