"""A list of the API as a table of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triptych.graphql.exporting.columns import Column


@dataclass(frozen=True, slots=True)
class Table:
    """A list of the API as a table: its field, its type, what is selected, and the columns by their id on screen.

    The columns of `always` stand first and cannot be left out.
    """

    field: str
    node: str
    selection: str
    columns: Mapping[str, Sequence[Column]]
    always: tuple[str, ...]
    searches: bool = True
    sorts: bool = True

    @property
    def asked(self) -> tuple[str, ...]:
        """Which variables of a page its list takes."""
        return (*(["search"] if self.searches else []), "filter", *(["orderBy"] if self.sorts else []))

    def shown(self, asked: Sequence[str], *, for_programs: bool = True) -> list[Column]:
        """The columns that are asked for, in the table's order; ids that it does not know are left out."""
        wanted = {*self.always, *asked}
        every = (column for name, columns in self.columns.items() if name in wanted for column in columns)
        return [column for column in every if for_programs or not column.for_programs]

    def document(self) -> str:
        """The query for one page of it."""
        kinds = {"search": "String", "filter": f"{self.node}Filter", "orderBy": f"[{self.node}Order!]"}
        taken = "".join(f", ${name}: {kinds[name]}" for name in self.asked)
        given = "".join(f", {name}: ${name}" for name in self.asked)
        return (
            f"query Export($first: Int, $after: String, $counted: Boolean!{taken}) {{"
            f" {self.field}(first: $first, after: $after{given}) {{ totalCount @include(if: $counted)"
            f" pageInfo {{ hasNextPage endCursor }} edges {{ node {{ {self.selection} }} }} }} }}"
        )
