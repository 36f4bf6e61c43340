"""Setting an organisation up: it is told what is there and what is missing until a request can be decided."""

from building import House, a_house
from relocation import a_relocation
from triptych.insight.rules.set_up import NEEDED, Step, StepState
from triptych.insight.set_up import set_up
from triptych.model.database import Database


async def steps_for(house: House, name: str) -> dict[Step, StepState]:
    async with house.as_(name) as work:
        return {each.step: each for each in await set_up(work)}


async def test_an_empty_organisation_lacks_everything_but_itself(database: Database) -> None:
    house = await a_house(database)

    steps = await steps_for(house, "Ada")

    assert all(step.missing for step in steps.values())
    assert (steps[Step.UNITS].there, steps[Step.PEOPLE].there, steps[Step.ACCOUNTS].there) == (1, 1, 1)


async def test_what_is_there_is_counted_and_no_longer_missing(database: Database) -> None:
    story = await a_relocation(database)

    steps = await steps_for(story.house, "Ada")

    there = {step for step, state in steps.items() if not state.missing}
    assert there == {
        Step.UNITS,
        Step.PEOPLE,
        Step.OFFICE_LEADS,
        Step.APPROVERS,
        Step.REPRESENTATIVES,
        Step.SERVICES,
        Step.RULES,
        Step.PORTFOLIO,
        Step.GATES,
    }
    assert steps[Step.APPROVERS].there == 4  # Olivia, Aaron, Bela, Ivo
    assert steps[Step.OFFICE_LEADS].there == 3


async def test_whoever_may_bring_nothing_in_is_told_nothing(database: Database) -> None:
    story = await a_relocation(database)

    assert await steps_for(story.house, "Rita") == {}


def test_every_step_says_how_many_it_needs() -> None:
    assert set(NEEDED) == set(Step)
