"""Transitions: the service says what it needs to see, its owner accepts on evidence, and a signature is for good."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from building import (
    LATER,
    TODAY,
    House,
    a_person,
    a_project,
    a_role,
    a_service,
    a_staffed_house,
    a_transition,
    a_unit,
)
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.transition import AcceptanceCriterion, SignOff, Transition
from triptych.model.types import CriterionId, ProjectId, ServiceId, TransitionId
from triptych.smo.transitions import (
    AddCriteria,
    EditTransition,
    EnterTransition,
    SignCriterion,
    add_criteria,
    edit_transition,
    enter_transition,
    sign_criterion,
)


async def a_criterion(house: House) -> AcceptanceCriterion:
    """One criterion of Olga's service on a project."""
    await a_transition(house, await a_project(house), await a_service(house), "Runbook is rehearsed")
    (criterion,) = await house.all(select(AcceptanceCriterion))
    return criterion  # type: ignore[no-any-return]


async def signed(house: House, criterion: AcceptanceCriterion, by: str, evidence: str = "Rehearsal of 1 March") -> None:
    async with house.as_(by) as work:
        await sign_criterion(work, SignCriterion(criterion_id=CriterionId(criterion.id), evidence=evidence))


async def test_the_service_owner_enters_a_transition_with_its_criteria(database: Database) -> None:
    house = await a_staffed_house(database)
    project, service = await a_project(house), await a_service(house)

    await a_role(house, "Olga", Role.SERVICE_OWNER)  # at the root, so that Olga sees the project
    transition = await a_transition(house, project, service, "Runbook is rehearsed", "Monitoring is live")

    rows = await house.all(select(AcceptanceCriterion).order_by(AcceptanceCriterion.position))
    assert [(row.position, row.statement) for row in rows] == [(1, "Runbook is rehearsed"), (2, "Monitoring is live")]
    assert transition.go_live_on == LATER


async def test_the_service_lead_enters_the_transition_but_not_what_the_service_needs_to_see(database: Database) -> None:
    house = await a_staffed_house(database)
    project, service = await a_project(house), await a_service(house)

    with pytest.raises(NotAllowed):
        await a_transition(house, project, service, "Whatever we have", by="Sofie")
    none = await house.count(Transition)
    await a_transition(house, project, service, by="Sofie")

    assert none == 0
    assert await house.count(Transition) == 1
    assert await house.count(AcceptanceCriterion) == 0


@pytest.mark.parametrize("name", ["Piet", "Chris", "Paul", "Sam", "Erin", "Art"])
async def test_nobody_else_enters_a_transition(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    project, service = await a_project(house), await a_service(house)

    with pytest.raises(NotAllowed):
        await a_transition(house, project, service, by=name)

    assert await house.count(Transition) == 0


async def test_a_project_hands_over_to_a_service_once(database: Database) -> None:
    house = await a_staffed_house(database)
    project, service = await a_project(house), await a_service(house)
    await a_transition(house, project, service, by="Sofie")

    with pytest.raises(Conflict):
        await a_transition(house, project, service, by="Sofie")

    assert await house.count(Transition) == 1


async def test_days_in_the_past_or_out_of_order_are_refused(database: Database) -> None:
    house = await a_staffed_house(database)
    project, service = await a_project(house), await a_service(house)

    ask = EnterTransition(
        project_id=ProjectId(project.id),
        service_id=ServiceId(service.id),
        go_live_on=TODAY - timedelta(days=1),
        early_life_support_until=TODAY - timedelta(days=2),
    )
    with pytest.raises(Invalid) as refused:
        async with house.as_("Sofie") as work:
            await enter_transition(work, ask)

    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("goLiveOn", "past_date"),
        ("earlyLifeSupportUntil", "before_start"),
    }
    assert await house.count(Transition) == 0


async def test_a_go_live_that_has_gone_by_may_stay_while_support_is_extended(database: Database) -> None:
    house = await a_staffed_house(database)
    transition = await a_transition(house, await a_project(house), await a_service(house), by="Sofie")
    house.clock.now += timedelta(days=100)

    async with house.as_("Sofie") as work:
        until = LATER + timedelta(days=30)
        ask = EditTransition(
            transition_id=TransitionId(transition.id), go_live_on=LATER, early_life_support_until=until
        )
        await edit_transition(work, ask)

    assert await house.all(select(Transition.early_life_support_until)) == [until]


async def test_criteria_are_added_behind_those_that_are_there(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SERVICE_OWNER)
    criterion = await a_criterion(house)

    async with house.as_("Olga") as work:
        ask = AddCriteria(transition_id=TransitionId(criterion.transition_id), statements=("Second", "Third"))
        await add_criteria(work, ask)

    rows = await house.all(select(AcceptanceCriterion.position).order_by(AcceptanceCriterion.position))
    assert rows == [1, 2, 3]


async def test_an_empty_criterion_is_told_by_its_place(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SERVICE_OWNER)
    criterion = await a_criterion(house)

    ask = AddCriteria(transition_id=TransitionId(criterion.transition_id), statements=("Second", " "))
    with pytest.raises(Invalid) as refused:
        async with house.as_("Olga") as work:
            await add_criteria(work, ask)

    assert [(each.field, each.code) for each in refused.value.problems] == [("statements.1", "required")]
    assert await house.count(AcceptanceCriterion) == 1


async def test_the_service_owner_signs_on_evidence(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SERVICE_OWNER)
    criterion = await a_criterion(house)

    await signed(house, criterion, "Olga")

    (sign_off,) = await house.all(select(SignOff))
    assert (sign_off.person_id, sign_off.evidence) == (house.people["Olga"], "Rehearsal of 1 March")
    assert (await house.last_entry()).action == "criterion:sign"


async def test_without_evidence_nothing_is_signed(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SERVICE_OWNER)
    criterion = await a_criterion(house)

    with pytest.raises(Invalid):
        await signed(house, criterion, "Olga", evidence="  ")

    assert await house.count(SignOff) == 0


@pytest.mark.parametrize("name", ["Sofie", "Piet", "Paul", "Sam", "Erin", "Art", "Ada"])
async def test_nobody_but_the_service_owner_signs(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SERVICE_OWNER)
    criterion = await a_criterion(house)

    with pytest.raises(NotAllowed):
        await signed(house, criterion, name)

    assert await house.count(SignOff) == 0


async def test_a_criterion_is_signed_once_and_for_good(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SERVICE_OWNER)
    criterion = await a_criterion(house)
    await signed(house, criterion, "Olga")

    with pytest.raises(Conflict):
        await signed(house, criterion, "Olga", evidence="Something better")
    with pytest.raises(DBAPIError, match=r"append-only|permission denied"):
        async with database.sessions() as session, session.begin():
            await session.execute(text("UPDATE sign_off SET evidence = 'Something better'"))

    assert await house.all(select(SignOff.evidence)) == ["Rehearsal of 1 March"]


async def test_whoever_owns_only_the_service_adds_and_signs_criteria_without_seeing_the_project(
    database: Database,
) -> None:
    house = await a_staffed_house(database)
    transition = await a_transition(house, await a_project(house), await a_service(house), by="Sofie")

    async with house.as_("Olga") as work:
        await add_criteria(work, AddCriteria(transition_id=TransitionId(transition.id), statements=("Rehearsed",)))
    (criterion,) = await house.all(select(AcceptanceCriterion))
    await signed(house, criterion, "Olga")

    assert await house.count(SignOff) == 1


async def test_a_criterion_of_an_unseen_project_is_not_found(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SERVICE_OWNER)
    criterion = await a_criterion(house)
    north = await a_unit(house, "North")
    await a_person(house, "Nils")
    await a_role(house, "Nils", Role.SERVICE_OWNER, north.id)

    with pytest.raises(NotFound):
        await signed(house, criterion, "Nils")

    assert await house.count(SignOff) == 0
