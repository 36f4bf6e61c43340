"""Names that must be unique: told beside the field before the database has to refuse."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from triptych.access.work import Work
from triptych.kernel.refusals import Invalid


async def refuse_taken(
    work: Work,
    column: InstrumentedAttribute[str],
    given: str,
    *among: ColumnElement[bool],
    but: UUID | None = None,
    field: str = "name",
) -> None:
    """Raise `Invalid` when another record `among` these has the name, in capitals or not. `but` is the record itself.

    Two people at the same moment meet at the unique index; the second is told `Conflict`.
    """
    table: Any = column.class_
    conditions = [func.lower(column) == given.lower(), *among]
    if but is not None:
        conditions.append(table.id != but)
    if await work.session.scalar(select(table.id).where(*conditions).limit(1)):
        raise Invalid.at(field, "taken", f"{given[:200]!r} is taken; choose another {field}.")
