"""What a person edited is theirs: an import keeps it and says so. The trail knows who edited what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from triptych.access.work import Work
from triptych.model.audit import AuditEntry
from triptych.model.base import Origin

# Columns that mean one thing together: whoever edited one of them edited it.
TOGETHER = (
    frozenset({"budget_amount", "budget_currency", "budget_withheld"}),
    frozenset({"weekly_burn_amount", "weekly_burn_currency", "weekly_burn_basis"}),
    frozenset({"start_on", "finish_on"}),
)


async def edited_fields(work: Work, kind: str) -> dict[UUID, frozenset[str]]:
    """The columns that people edited, for each record of a kind ("Project"), by the trail."""
    found = await work.session.execute(
        select(AuditEntry.subject_id, func.jsonb_object_keys(AuditEntry.detail["changed"])).where(
            AuditEntry.subject_kind == kind, func.jsonb_typeof(AuditEntry.detail["changed"]) == "object"
        )
    )
    edited: dict[UUID, set[str]] = defaultdict(set)
    for subject_id, column in found:
        edited[subject_id] |= together(column)
    return {subject_id: frozenset(columns) for subject_id, columns in edited.items()}


def together(column: str) -> frozenset[str]:
    """A column with those that mean one thing with it."""
    return next((group for group in TOGETHER if column in group), frozenset({column}))


def differing(
    stands: Mapping[str, Any], said: Mapping[str, Any], theirs: Iterable[str]
) -> tuple[dict[str, Any], list[str]]:
    """What a file changes of a record, and the columns that stay because they are a person's."""
    differs = {column: value for column, value in said.items() if stands[column] != value}
    kept = sorted(differs.keys() & set(theirs))
    return {column: value for column, value in differs.items() if column not in kept}, kept


def theirs_of(row: Mapping[str, Any], edited: Mapping[UUID, frozenset[str]]) -> frozenset[str]:
    """What a table may not change of a record: what people edited, and what another source than a table says of it."""
    own = edited.get(row["id"], frozenset())
    if row["origin"] == Origin.IMPORTED:
        return own
    return own.union(*(together(column) for column, value in row.items() if value is not None))


def spoken(columns: Iterable[str]) -> str:
    """Columns as people say them: "unit", "budget amount"."""
    return ", ".join(column.removesuffix("_id").replace("_", " ") for column in columns)
