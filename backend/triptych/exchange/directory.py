"""Who is there, by e-mail address, for files that name people; and whether they may hold the role they are named in."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from triptych.access.policy.duties import static_conflicts
from triptych.access.work import Work
from triptych.kernel.actor import Role
from triptych.model.people import Person, RoleAssignment


class NotNameable(ValueError):
    """Somebody cannot be named here; the message says why."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody by e-mail address in small letters, with the roles they hold or are going to hold, and where."""

    people: dict[str, dict[str, Any]]
    roles: dict[UUID, set[tuple[Role, UUID]]]
    address_of: dict[UUID, str]

    @classmethod
    async def load(cls, work: Work) -> "Directory":
        """Two statements, however many people."""
        people = (await work.session.execute(select(Person.__table__))).mappings()
        held = await work.session.execute(
            select(RoleAssignment.person_id, RoleAssignment.role, RoleAssignment.scope_id).where(
                RoleAssignment.revoked_at.is_(None),
                or_(RoleAssignment.valid_until.is_(None), RoleAssignment.valid_until > work.now),
            )
        )
        roles: dict[UUID, set[tuple[Role, UUID]]] = defaultdict(set)
        for person_id, role, scope_id in held:
            roles[person_id].add((Role(role), scope_id))
        everybody = {person["email"].casefold(): dict(person) for person in people}
        return cls(everybody, roles, {person["id"]: address for address, person in everybody.items()})

    def manager_of(self, email: str) -> str | None:
        """The address of somebody's manager."""
        person = self.people.get(email)
        return self.address_of.get(person["manager_id"]) if person else None

    def named(self, email: str | None, role: Role | None = None) -> UUID | None:
        """The person behind an address, who is here and may hold the role. Raises `NotNameable`."""
        if email is None:
            return None
        person = self.people.get(email.casefold())
        if person is None:
            raise NotNameable(f"Nobody here has the e-mail address {email}.")
        if person["deactivated_at"] is not None:
            raise NotNameable(f"{person['name']} ({email}) has left.")
        if role is not None:
            self.check_roles(person["id"], [role])
        person_id: UUID = person["id"]
        return person_id

    def check_roles(self, person_id: UUID, added: list[Role]) -> None:
        """Raise `NotNameable` when what the person holds does not go with a role (AU3)."""
        conflicts = static_conflicts([role for role, _ in self.roles.get(person_id, ())], added)
        if conflicts:
            raise NotNameable(conflicts[0].reason)
