"""The workstreams of projects by their kind: an exception may say that one of them does not apply."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.kernel.targets import Target, TargetKind
from triptych.model.portfolio import Workstream, WorkstreamKind


async def workstreams_of(work: Work, projects: Collection[UUID]) -> Mapping[UUID, Mapping[WorkstreamKind, Target]]:
    """What an exception names that covers a whole workstream, for each project and kind."""
    found = await work.session.execute(
        select(Workstream.project_id, Workstream.kind, Workstream.id).where(Workstream.project_id.in_(projects))
    )
    by_project: dict[UUID, dict[WorkstreamKind, Target]] = defaultdict(dict)
    for project, kind, key in found:
        by_project[project][WorkstreamKind(kind)] = Target(TargetKind.WORKSTREAM, key, project)
    return by_project
