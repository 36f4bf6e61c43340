"""Whoever a file names for a record holds the role that goes with it there, as if named by hand."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from triptych.access.administration.appointments import Appointment, appoint
from triptych.exchange.import_file import RunRows
from triptych.exchange.table_batch import Batch
from triptych.kernel.actor import Role
from triptych.model.base import new_id
from triptych.model.people import RoleAssignment


@dataclass
class Appointments:
    """Roles at new records are many and free of conflicts, so they are added at once; a change is made one by one."""

    batch: Batch
    at_new: dict[tuple[UUID, Role, UUID], dict[str, Any]] = field(default_factory=dict)
    changed: list[tuple[UUID, Appointment, UUID | None]] = field(default_factory=list)

    def new(self, scope_id: UUID, role: Role, person_id: UUID | None) -> None:
        """A role at a record that the file makes."""
        if person_id is not None:
            self.at_new[scope_id, role, person_id] = {
                "id": new_id(),
                "person_id": person_id,
                "role": role.value,
                "scope_id": scope_id,
                "valid_from": self.batch.work.now,
                "granted_by_id": self.batch.work.actor.person_id,
            }

    def instead(self, scope_id: UUID, role: Role, person_id: UUID | None, former: UUID | None) -> None:
        """A role at a record that is there already, taken from whoever had it."""
        self.changed.append((scope_id, Appointment(role, person_id, ""), former))

    async def store(self, rows: RunRows) -> None:
        """Give the roles, and take those of former holders."""
        await rows.add(RoleAssignment, list(self.at_new.values()))
        for scope_id, named, former in self.changed:
            await appoint(self.batch.work, scope_id, named, instead_of=former)
