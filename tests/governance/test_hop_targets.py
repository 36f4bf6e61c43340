"""Targets of hops: who sets them, from when they count, and what is none."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from building import NOON
from clock_reading import read
from relocation import a_relocation, opened
from triptych.governance.decision_clock.targets import SetHopTargets, TargetHours, set_hop_targets
from triptych.kernel.actor import Office
from triptych.kernel.clock_words import Band, HopKind
from triptych.kernel.refusals import Invalid, NotAllowed
from triptych.model.database import Database


async def test_the_offices_lead_sets_targets_for_hops_that_begin_from_then_on(database: Database) -> None:
    story = await a_relocation(database)
    first = await opened(story)
    story.house.clock.now = NOON + timedelta(hours=1)
    ask = SetHopTargets(
        office=Office.SMO, targets=(TargetHours(hop=HopKind.RESTATE, band=Band.MEDIUM, hours=Decimal("2.5")),)
    )
    async with story.as_("Sam") as work:
        await set_hop_targets(work, ask)
    second = await opened(story, title="Another")

    assert (await read(story, first)).target_hours == Decimal(8)
    assert (await read(story, second)).target_hours == Decimal("2.5")


@pytest.mark.parametrize("who", ["Paula", "Rita", "Marta", "Ada"])
async def test_nobody_else_sets_the_targets_of_an_office(database: Database, who: str) -> None:
    story = await a_relocation(database)
    ask = SetHopTargets(
        office=Office.SMO, targets=(TargetHours(hop=HopKind.RESTATE, band=Band.SMALL, hours=Decimal(1)),)
    )

    with pytest.raises(NotAllowed):
        async with story.as_(who) as work:
            await set_hop_targets(work, ask)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"targets": ()}, "targets"),
        ({"targets": (TargetHours(hop=HopKind.HELP, band=Band.SMALL, hours=Decimal(0)),)}, "targets.0.hours"),
        ({"targets": (TargetHours(hop=HopKind.HELP, band=Band.SMALL, hours=Decimal(2001)),)}, "targets.0.hours"),
        ({"targets": (TargetHours(hop=HopKind.HELP, band=Band.SMALL, hours=Decimal(1)),) * 2}, "targets.1"),
        ({"valid_from": NOON - timedelta(seconds=1)}, "validFrom"),
        ({"valid_from": NOON + timedelta(days=400)}, "validFrom"),
    ],
)
async def test_a_target_is_some_hours_from_now_on(database: Database, changes: dict[str, Any], path: str) -> None:
    story = await a_relocation(database)
    facts: dict[str, Any] = {
        "office": Office.SMO,
        "targets": (TargetHours(hop=HopKind.RESTATE, band=Band.SMALL, hours=Decimal(1)),),
    }

    with pytest.raises(Invalid) as refused:
        async with story.as_("Sam") as work:
            await set_hop_targets(work, SetHopTargets(**(facts | changes)))

    assert refused.value.problems[0].field == path
