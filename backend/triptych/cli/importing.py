"""What `triptych import` does: reads the file, imports it as a person, tells what became of every line."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from sqlalchemy import Select, func, select
from sqlalchemy.exc import ProgrammingError

from triptych.access.work import Works
from triptych.cli.reach import reached
from triptych.cli.screen import Stop, console, errors
from triptych.exchange.import_file import Imported
from triptych.exchange.imports import File, Kind, import_any
from triptych.exchange.reading import Progress as Told
from triptych.exchange.sheets import MAX_FILE_BYTES
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Invalid, Refusal
from triptych.model.database import Database
from triptych.model.people import Person, RoleAssignment
from triptych.model.settings import Settings

SHOWN_REJECTS = 20


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed."""

    path: Path
    kind: str
    dry_run: bool = False
    by: str | None = None
    year: int | None = None
    currency: str | None = None
    mapping: dict[str, str] | None = None
    sheet: str | None = None


def take_in(given: Given, settings: Settings | None = None) -> None:
    """Import the file and tell; ends with exit code 1 when anything was rejected."""
    file = File(
        kind=Kind(given.kind),
        name=given.path.name,
        content=_content(given.path),
        dry_run=given.dry_run,
        year=given.year,
        currency=given.currency,
        mapping=given.mapping,
        sheet_name=given.sheet,
    )
    with reached(settings or Settings()) as place, _bar() as told:
        try:
            done = asyncio.run(_import(place.database(pool_size=1), file, given.by, told))
        except ProgrammingError as error:
            raise Stop("The database has no tables of this version.", "Bring it up: triptych migrate") from error
        except Invalid as refused:
            problems = "\n".join(f"{problem.field}: {problem.message}" for problem in refused.problems)
            raise Stop(f"{given.path} was not imported.", problems) from refused
        except Refusal as refused:
            raise Stop(refused.message, "Nothing was stored.") from refused
    _tell(done, given.path)
    if done.reconciliation.rejected:
        raise typer.Exit(1)


def mapped(pairs: list[str]) -> dict[str, str] | None:
    """``field=heading`` pairs; None when there are none, and then a mapping is proposed."""
    found = {}
    for pair in pairs:
        field, equals, heading = pair.partition("=")
        if not equals or not field.strip() or not heading.strip():
            raise Stop(f"--map {pair!r} is not FIELD=HEADING.", "Write it like: --map name='Project title'")
        found[field.strip()] = heading.strip()
    return found or None


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise Stop(
                f"{path} has {size / 1024**2:.0f} MB; at most {MAX_FILE_BYTES // 1024**2} MB are read. Split it."
            )
        return path.read_bytes()
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from error


async def _import(database: Database, file: File, by: str | None, told: Told) -> Imported:
    try:
        person_id = await _importer(database, by)
        async with Works(database).begin(person_id) as work:
            return await import_any(work, file, told)
    finally:
        await database.close()


async def _importer(database: Database, email: str | None) -> UUID:
    """The person named, or the one administrator."""
    named = func.lower(Person.email) == email.strip().lower() if email else Person.id.in_(_administrators())
    async with database.sessions() as session:
        found = list(await session.execute(select(Person.id, Person.email).where(named).order_by(Person.email)))
    if len(found) == 1:
        person_id: UUID = found[0].id
        return person_id
    if email:
        raise Stop(f"Nobody here has the e-mail address {email}.")
    if not found:
        raise Stop("There is nobody who could import.", "Set the installation up first: triptych run")
    raise Stop("There are several administrators.", f"Say who imports, for example: --by {found[0].email}")


def _administrators() -> Select[UUID]:
    now = func.now()
    return select(RoleAssignment.person_id).where(
        RoleAssignment.role == Role.ADMINISTRATOR,
        RoleAssignment.revoked_at.is_(None),
        RoleAssignment.valid_from <= now,
        func.coalesce(RoleAssignment.valid_until > now, True),
    )


@contextmanager
def _bar() -> Iterator[Told]:
    """A progress bar over the records while they are read, then a sign of life while they are stored."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True) as progress:
        task = progress.add_task("Reading", total=None)

        def told(done: int, of: int) -> None:
            progress.update(task, completed=done, total=of, description="Storing" if done == of else "Reading")

        yield told


def _tell(done: Imported, path: Path) -> None:
    for note in done.notes:
        console.print(note, markup=False)
    for reject in done.rejects[:SHOWN_REJECTS]:
        errors.print(str(reject), markup=False, style="red")
    if len(done.rejects) > SHOWN_REJECTS:
        errors.print(f"... and {len(done.rejects) - SHOWN_REJECTS} more.")
    counts = done.reconciliation
    table = Table("read", "created", "updated", "unchanged", "rejected")
    table.add_row(*(str(n) for n in (counts.read, counts.created, counts.updated, counts.unchanged, counts.rejected)))
    console.print(table)
    if done.run_id is None:
        console.print("A dry run: nothing was kept.")
    if done.reject_text:
        _keep_rejects(done, path.with_suffix(".rejects.csv"))


def _keep_rejects(done: Imported, beside: Path) -> None:
    """The rejected lines with where and why, to be mended and imported again; a mark tells spreadsheets it is UTF-8."""
    try:
        beside.write_text(done.reject_text, encoding="utf-8-sig", newline="")
        console.print(f"Rejected lines: {beside}", markup=False)
    except OSError as error:
        errors.print(
            f"{beside} cannot be written: {error.strerror}. The import's run keeps the same text.", markup=False
        )
