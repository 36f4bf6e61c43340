"""What every planner of a table works with: the lines, the tally, who and what is there already."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from triptych.access.rates import in_base
from triptych.access.work import Work
from triptych.exchange.directory import Directory, NotNameable
from triptych.exchange.edited import differing, spoken
from triptych.exchange.import_file import RunRows, Tally
from triptych.exchange.places import NoSuchPlace, Places
from triptych.exchange.readers.table_rows import Row
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.base import Origin

Store: TypeAlias = Callable[[RunRows], Awaitable[None]]
_TOLD = 50


@dataclass
class Batch:
    """The lines of one table. `wrong` collects what is wrong with the line at hand; a wrong line changes nothing."""

    work: Work
    rows: Sequence[Row]
    tally: Tally
    file_name: str
    places: Places
    directory: Directory
    today: date
    kept: list[str] = field(default_factory=list)
    rates: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    async def of(cls, work: Work, rows: Sequence[Row], tally: Tally, file_name: str) -> "Batch":
        """What is there already, read once."""
        today = work.today
        return cls(work, rows, tally, file_name, await Places.load(work), await Directory.load(work), today)

    def traced(self, rows: RunRows) -> dict[str, Any]:
        """The provenance of what the table makes."""
        return rows.traced(Origin.IMPORTED, self.file_name, self.today)

    def unit_problems(self, row: Any) -> list[tuple[str, str]]:
        """What is wrong with the unit that a line names."""
        try:
            self.places.check_unit(row.unit)
        except NoSuchPlace as wrong:
            return [("unit", str(wrong))]
        return []

    def people_problems(self, row: Any, named: Mapping[str, Role | None]) -> list[tuple[str, str]]:
        """What is wrong with the people that a line names, each column with the role it gives."""
        problems = []
        for column, role in named.items():
            try:
                self.directory.named(getattr(row, column), role)
            except NotNameable as wrong:
                problems.append((column, str(wrong)))
        return problems

    async def rate_problems(self, currency: str | None) -> list[tuple[str, str]]:
        """An amount that cannot be compared with a limit is not taken in: which rate is missing."""
        if currency is not None and currency not in self.rates:
            try:
                await in_base(self.work, Money(Decimal(1), currency))
                self.rates[currency] = None
            except Invalid as missing:
                self.rates[currency] = missing.message
        missing_rate = self.rates.get(currency) if currency else None
        return [("currency", missing_rate)] if missing_rate else []

    def unit_of(self, row: Any, theirs: frozenset[str], called: str) -> UUID | None:
        """The unit that a line gives a record that is there; none is made for one that keeps its own."""
        if not row.unit:
            return None
        if "unit_id" in theirs and not self.places.has_unit(row.unit):
            self.kept.append(f"{called}: unit")
            return None
        return self.places.unit(row.unit)

    def reject(self, row: Row, problems: list[tuple[str, str]]) -> None:
        """Reject a line with everything that is wrong with it."""
        for column, reason in problems:
            self.tally.reject(row, column, reason)

    def changes(
        self, stands: Mapping[str, Any], said: Mapping[str, Any], theirs: frozenset[str], called: str
    ) -> dict[str, Any]:
        """What a line changes of a record. What it does not say stays, and so does what is a person's."""
        told = {column: value for column, value in said.items() if value is not None}
        changes, kept = differing(stands, told, theirs)
        if kept:
            self.kept.append(f"{called}: {spoken(kept)}")
        return changes

    def told_of_kept(self) -> list[str]:
        """What stayed as it was, told."""
        more = f"; and {len(self.kept) - _TOLD} more" if len(self.kept) > _TOLD else ""
        if not self.kept:
            return []
        return [f"Kept as people or publishers have it, the file says otherwise: {'; '.join(self.kept[:_TOLD])}{more}."]


@dataclass(frozen=True, slots=True)
class Lines:
    """Which line of the file a record was named in first: no record is told of twice."""

    first: dict[UUID, int] = field(default_factory=dict)

    def repeated(self, record_id: UUID | None, row: Row) -> list[tuple[str, str]]:
        """What is wrong when an earlier line was about the same record."""
        if record_id is None:
            return []
        line = self.first.setdefault(record_id, row.line)
        return [] if line == row.line else [("", f"This is the record of line {line} already.")]
