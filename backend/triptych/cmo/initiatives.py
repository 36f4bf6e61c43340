"""Change initiatives: groups of people move from a current to a future state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triptych.access import checks
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.names import refuse_taken
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, not_found, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.initiative import Initiative, StakeholderGroup
from triptych.model.portfolio import Project
from triptych.model.types import GroupId, InitiativeId, ProjectId

LARGEST_HEADCOUNT = 10_000_000


@dataclass(frozen=True, kw_only=True)
class CreateInitiative:
    """What people do today, what they will do, and from when."""

    project_id: ProjectId
    name: str
    current_state: str
    future_state: str
    go_live_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class EditInitiative:
    """The initiative as it should stand; a go-live left out is cleared. `seen` is the edited version."""

    initiative_id: InitiativeId
    name: str
    current_state: str
    future_state: str
    go_live_on: date | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class AddGroup:
    """People whom the change touches in the same way, and how many they are."""

    initiative_id: InitiativeId
    name: str
    headcount: int
    impact: str | None = None


async def create_initiative(work: Work, ask: CreateInitiative) -> Initiative:
    """Open a change initiative under a project's people change."""
    project = await seen(work, Project, ask.project_id)
    permit = work.must(Action.INITIATIVE_ENTER, scope_of(project))
    refuse_if([*_problems(ask), *checks.not_past("goLiveOn", ask.go_live_on, work.today)])
    initiative = Initiative(project_id=project.id, **_columns(ask), **provenance_of(work))
    work.session.add(initiative)
    await work.session.flush()
    work.record(permit, "initiative:create", initiative, name=initiative.name, project=project.ref)
    return initiative


async def edit_initiative(work: Work, ask: EditInitiative) -> Initiative:
    """Change an initiative; a go-live that has gone by may stay as it was, but not be entered anew."""
    initiative, project = await seen_initiative(work, ask.initiative_id)
    permit = work.must(Action.INITIATIVE_ENTER, scope_of(project))
    await refuse_outdated(work, await locked(work, initiative), ask.seen)
    problems = [*_problems(ask)]
    if ask.go_live_on != initiative.go_live_on:
        problems += checks.not_past("goLiveOn", ask.go_live_on, work.today)
    refuse_if(problems)
    changed = change(initiative, **_columns(ask))
    work.record(permit, "initiative:edit", initiative, changed=changed)
    return initiative


async def add_group(work: Work, ask: AddGroup) -> StakeholderGroup:
    """Add a group of people to an initiative, with its headcount."""
    initiative, project = await seen_initiative(work, ask.initiative_id)
    permit = work.must(Action.INITIATIVE_ENTER, scope_of(project))
    refuse_if(_group_problems(ask))
    await refuse_taken(work, StakeholderGroup.name, ask.name, StakeholderGroup.initiative_id == initiative.id)
    group = StakeholderGroup(
        initiative_id=initiative.id,
        name=ask.name,
        headcount=ask.headcount,
        impact=ask.impact,
        **provenance_of(work),
    )
    work.session.add(group)
    await work.session.flush()
    work.record(permit, "group:add", group, name=group.name, initiative=initiative.ref, headcount=group.headcount)
    return group


async def seen_initiative(work: Work, initiative_id: InitiativeId) -> tuple[Initiative, Project]:
    """An initiative that the actor may read, and its project. Raises `NotFound`."""
    initiative = await work.session.get(Initiative, initiative_id)
    if initiative is None:
        raise not_found("initiative")
    reading = Action.INITIATIVE_READ
    return initiative, await seen(work, Project, initiative.project_id, read_by=reading, called="initiative")


async def seen_group(work: Work, group_id: GroupId) -> tuple[StakeholderGroup, Initiative, Project]:
    """A group of an initiative that the actor may read. Raises `NotFound`."""
    group = await work.session.get(StakeholderGroup, group_id)
    if group is None:
        raise not_found("group")
    return group, *(await seen_initiative(work, InitiativeId(group.initiative_id)))


def _columns(ask: CreateInitiative | EditInitiative) -> dict[str, object]:
    return {
        "name": ask.name,
        "current_state": ask.current_state,
        "future_state": ask.future_state,
        "go_live_on": ask.go_live_on,
    }


def _problems(ask: CreateInitiative | EditInitiative) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.text("currentState", ask.current_state, checks.TEXT)
    yield from checks.text("futureState", ask.future_state, checks.TEXT)


def _group_problems(ask: AddGroup) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.text("impact", ask.impact, 2_000, needed=False)
    if not 0 < ask.headcount <= LARGEST_HEADCOUNT:
        yield Problem("headcount", "out_of_range", f"A headcount lies between 1 and {LARGEST_HEADCOUNT:,}.")
