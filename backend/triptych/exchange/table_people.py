"""People from a table: units by name, managers in a second pass, roles that neither approve nor control."""

from typing import Any, cast
from uuid import UUID

from triptych.access.policy.actions import Action, act_of_granting
from triptych.access.seen import everywhere
from triptych.exchange.directory import NotNameable
from triptych.exchange.edited import edited_fields, theirs_of
from triptych.exchange.import_file import RunRows
from triptych.exchange.readers.table_rows import PersonRow
from triptych.exchange.table_batch import Batch, Store
from triptych.kernel.refusals import Denial
from triptych.model.base import new_id
from triptych.model.people import Person, RoleAssignment

Rows = dict[str, PersonRow]
Theirs = dict[str, frozenset[str]]


async def plan_people(batch: Batch) -> Store:
    """Nobody is overwritten, nobody gets authority from a file, and the line of managers stays a tree."""
    edited = await edited_fields(batch.work, "Person")
    theirs = {email: theirs_of(person, edited) for email, person in batch.directory.people.items()}
    rows = _with_managers(batch, _sound(batch, cast("list[PersonRow]", batch.rows)), theirs)
    people: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    grants: list[dict[str, Any]] = []
    ids = {email: person["id"] for email, person in batch.directory.people.items()}
    ids |= {email: new_id() for email in rows if email not in ids}
    for email, row in rows.items():
        stands = batch.directory.people.get(email)
        manager_id = ids[row.manager_email] if row.manager_email else None
        granted = _grants(batch, ids[email], row)
        changed: dict[str, Any] = {}
        if stands is None:
            unit_id = batch.places.unit(row.unit)
            person = {"name": row.name, "email": email, "unit_id": unit_id, "manager_id": manager_id}
            people.append({"id": ids[email], **person})
        else:
            said = {"name": row.name, "unit_id": batch.unit_of(row, theirs[email], email), "manager_id": manager_id}
            changed = batch.changes(stands, said, theirs[email], email)
            changes += [{"id": ids[email], **changed}] if changed else []
        batch.tally.count(new=stands is None, changed=bool(changed or granted))
        grants += granted
    _tell(batch, rows, people, grants)

    async def store(rows_of_run: RunRows) -> None:
        await _store(batch, rows_of_run, people, changes, grants)

    return store


def _tell(batch: Batch, rows: Rows, people: list[dict[str, Any]], grants: list[dict[str, Any]]) -> None:
    """Every role that was given is told by name: it stays with the run."""
    if people:
        batch.tally.notes.append("Nobody was given an account; invite those who should sign in.")
    if grants:
        told = [f"{row.email}: {', '.join(row.roles)}" for row in rows.values() if row.roles]
        batch.tally.notes.append(f"Roles in the whole organisation: {'; '.join(told)}.")


async def _store(
    batch: Batch,
    rows: RunRows,
    people: list[dict[str, Any]],
    changes: list[dict[str, Any]],
    grants: list[dict[str, Any]],
) -> None:
    traced = batch.traced(rows)
    await batch.places.store(rows, traced)
    await rows.add(Person, [{**row, "manager_id": None, "locale": "en", **traced} for row in people])
    # Managers come when everybody is there, and first nobody has one: a line may be turned round.
    managed = [row for row in (*people, *changes) if row.get("manager_id")]
    await rows.change(Person, [{"id": row["id"], "manager_id": None} for row in changes if row.get("manager_id")])
    await rows.change(Person, [{k: v for k, v in row.items() if k != "manager_id"} for row in changes if len(row) > 1])
    await rows.change(Person, [{"id": row["id"], "manager_id": row["manager_id"]} for row in managed])
    await rows.add(RoleAssignment, grants)


def _sound(batch: Batch, rows: list[PersonRow]) -> Rows:
    """The lines that are in order by themselves."""
    sound: Rows = {}
    for row in rows:
        problems = [*batch.unit_problems(row), *_role_problems(batch, row)]
        stands = batch.directory.people.get(row.email)
        if stands and stands["deactivated_at"] is not None:
            problems.append(("email", f"{stands['name']} has left."))
        if problems:
            batch.reject(row, problems)
        else:
            sound[row.email] = row
    return sound


def _role_problems(batch: Batch, row: PersonRow) -> list[tuple[str, str]]:
    weighty = [role for role in row.roles if act_of_granting(role) is Action.ROLE_GRANT_APPROVING]
    if weighty:
        names = ", ".join(role.value for role in weighty)
        return [("roles", f"A file gives no authority: {names} is granted by name, on the page of people and roles.")]
    if row.roles and isinstance(batch.work.may(Action.ROLE_GRANT, everywhere(batch.work)), Denial):
        return [("roles", "You may not grant roles in the whole organisation.")]
    stands = batch.directory.people.get(row.email)
    try:
        if stands:
            batch.directory.check_roles(stands["id"], list(row.roles))
    except NotNameable as wrong:
        return [("roles", str(wrong))]
    return []


def _with_managers(batch: Batch, rows: Rows, theirs: Theirs) -> Rows:
    """The lines whose manager is there and stands above them; a line that goes takes along those who need it."""
    left = dict(rows)
    while True:
        wrong = {email: why for email, row in left.items() if (why := _manager_problem(batch, left, theirs, row))}
        if not wrong:
            return left
        for email, why in wrong.items():
            batch.reject(left.pop(email), [("manager_email", why)])


def _manager_problem(batch: Batch, rows: Rows, theirs: Theirs, row: PersonRow) -> str | None:
    if row.manager_email is None:
        return None
    if row.manager_email not in rows:
        try:
            batch.directory.named(row.manager_email)
        except NotNameable as wrong:
            return f"{wrong} No line of the file that can be taken brings them."
    above, passed = _above(batch, rows, theirs, row.email), set[str]()
    while above and above not in passed:
        if above == row.email:
            return "The line of managers comes back to itself: nobody stands above themselves."
        passed.add(above)
        above = _above(batch, rows, theirs, above)
    return None


def _above(batch: Batch, rows: Rows, theirs: Theirs, email: str) -> str | None:
    """Whoever will stand above somebody once the file is in."""
    said = rows[email].manager_email if email in rows and "manager_id" not in theirs.get(email, ()) else None
    return said or batch.directory.manager_of(email)


def _grants(batch: Batch, person_id: UUID, row: PersonRow) -> list[dict[str, Any]]:
    """The roles of the line that the person does not hold in the whole organisation yet."""
    held = batch.directory.roles.get(person_id, set())
    return [
        {
            "id": new_id(),
            "person_id": person_id,
            "role": role.value,
            "scope_id": batch.places.root,
            "valid_from": batch.work.now,
            "granted_by_id": batch.work.actor.person_id,
        }
        for role in row.roles
        if (role, batch.places.root) not in held
    ]
