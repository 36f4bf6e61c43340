"""Units: the organisation's tree. Moving one takes everything below it along, and every scope with it."""

from dataclasses import dataclass

from triptych.access import checks
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.names import refuse_taken
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.refusals import Invalid, refuse_if
from triptych.model.people import OrgUnit
from triptych.model.types import UnitId


@dataclass(frozen=True, kw_only=True)
class CreateUnit:
    """A unit below another."""

    name: str
    parent_id: UnitId


@dataclass(frozen=True, kw_only=True)
class EditUnit:
    """The unit's name, and the unit that it moves below, if it moves. `seen` is the edited version."""

    unit_id: UnitId
    name: str
    parent_id: UnitId | None = None
    seen: int | None = None


async def create_unit(work: Work, ask: CreateUnit) -> OrgUnit:
    """Add a unit below another; roles held above reach it."""
    parent = await seen(work, OrgUnit, ask.parent_id)
    permit = work.must(Action.ORGANISATION_EDIT, scope_of(parent))
    refuse_if(checks.text("name", ask.name))
    await refuse_taken(work, OrgUnit.name, ask.name, OrgUnit.parent_id == parent.id)
    unit = OrgUnit(name=ask.name, parent_id=parent.id, **provenance_of(work))
    work.session.add(unit)
    await work.session.flush()
    work.record(permit, "unit:create", unit, name=unit.name, parent=parent.name)
    return unit


async def edit_unit(work: Work, ask: EditUnit) -> OrgUnit:
    """Rename or move a unit; moving needs the right at both places, and the root stays where it is."""
    unit = await locked(work, await seen(work, OrgUnit, ask.unit_id))
    permit = work.must(Action.ORGANISATION_EDIT, scope_of(unit))
    await refuse_outdated(work, unit, ask.seen)
    refuse_if(checks.text("name", ask.name))
    parent_id = await _new_parent(work, ask, unit)
    await refuse_taken(work, OrgUnit.name, ask.name, OrgUnit.parent_id == parent_id, but=unit.id)
    changed = change(unit, name=ask.name, parent_id=parent_id)
    await work.session.flush()
    await work.session.refresh(unit)
    work.record(permit, "unit:edit", unit, changed=changed)
    return unit


async def _new_parent(work: Work, ask: EditUnit, unit: OrgUnit) -> UnitId | None:
    """Where the unit stands afterwards. The root moves nowhere, and no unit below itself."""
    if ask.parent_id is None or ask.parent_id == unit.parent_id:
        return None if unit.parent_id is None else UnitId(unit.parent_id)
    parent = await seen(work, OrgUnit, ask.parent_id)
    work.must(Action.ORGANISATION_EDIT, scope_of(parent))
    if unit.parent_id is None:
        raise Invalid.at("parentId", "root_stays", "The root of the organisation stands below no other unit.")
    if unit.id in parent.scope_ids:
        raise Invalid.at("parentId", "below_itself", "A unit cannot stand below itself.")
    return ask.parent_id
