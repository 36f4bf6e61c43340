"""Import any table through mapped columns, as projects, people, services or rules: the same laws for each."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.exchange.import_file import Imported, ImportFile, Tally, keep, one_at_a_time, permit_for
from triptych.exchange.readers.table import read_table
from triptych.exchange.readers.table_rows import Target
from triptych.exchange.reading import Progress
from triptych.exchange.table_batch import Batch, Store
from triptych.exchange.table_people import plan_people
from triptych.exchange.table_projects import plan_projects
from triptych.exchange.table_rules import plan_rules
from triptych.exchange.table_services import plan_services


@dataclass(frozen=True, kw_only=True)
class ImportTable(ImportFile):
    """A table, what its lines are, and which heading is which field (proposed from the headings when left out)."""

    target: Target
    mapping: Mapping[str, str] | None = None


_PLANNERS: dict[Target, Callable[[Batch], Awaitable[Store]]] = {
    Target.PROJECTS: plan_projects,
    Target.PEOPLE: plan_people,
    Target.SERVICES: plan_services,
    Target.RULES: plan_rules,
}
# What each line would be by hand. The right over a standard is asked line by line: it belongs to an office.
_BY_HAND: dict[Target, tuple[Action, ...]] = {
    Target.PROJECTS: (Action.PORTFOLIO_CREATE, Action.PROGRAM_CREATE, Action.PROJECT_CREATE),
    Target.PEOPLE: (Action.ORGANISATION_EDIT,),
    Target.SERVICES: (Action.CATALOGUE_EDIT, Action.SERVICE_CREATE),
    Target.RULES: (),
}


async def import_table(work: Work, ask: ImportTable, progress: Progress | None = None) -> Imported:
    """Take a table in, line by line or not at all; a line that cannot be taken says why (DT1, DT9)."""
    permit = permit_for(work, *_BY_HAND[ask.target])
    reading = await asyncio.to_thread(
        read_table, ask.content, ask.target, mapping=ask.mapping, sheet_name=ask.sheet_name, progress=progress
    )
    await one_at_a_time(work)
    batch = await Batch.of(work, reading.records, Tally.of(ask.target.value, reading), ask.file_name)
    store = await _PLANNERS[ask.target](batch)
    batch.tally.notes += [*batch.places.notes(), *batch.told_of_kept()]
    return await keep(work, permit, ask, batch.tally, store)
