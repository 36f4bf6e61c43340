"""Root fields that compile to a list with pages: Relay connections over keyset cursors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, case, cast, func, literal_column, null, select, true

from triptych.access.work import Work
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.page_text import Chosen, PageText, chosen_of
from triptych.graphql.reading.compiled.plans import Plan, planned
from triptych.graphql.reading.compiled.statement import Compiler
from triptych.graphql.reading.declared.fields import NodeSpec
from triptych.graphql.reading.lists.conditions import Numbered, numbered
from triptych.graphql.reading.lists.connection import Listing
from triptych.graphql.reading.lists.keyset import Ends, Term
from triptych.graphql.reading.lists.parts import candidates
from triptych.graphql.reading.lists.windows import Asked, Wanted, Window
from triptych.graphql.reading.selection import Asking, Pick

Statement = Select[*tuple[Any, ...]]
Conditions = Sequence[ColumnElement[bool]]


@dataclass(frozen=True)
class Page:
    """A list with pages: its rows, the number of all and their groups in one statement."""

    listing: Listing

    def understood(self, given: Mapping[str, Any]) -> Wanted:
        return self.listing.understood(Asked(**given))

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: Wanted) -> Plan:
        compiler, binder = Compiler(asking, Asker(work)), Numbered()
        chosen = chosen_of(asking, self.listing.spec, pick)
        where = self.listing.conditions(compiler.work, understood, binder)
        terms = self.listing.terms(compiler.work, understood)
        ends = self.listing.ends(terms, understood, binder)
        among = _among(chosen.spec, where, terms, understood.window, ends)
        rows = _rows(compiler, chosen, understood, terms, among)
        statement = _with_totals(rows, _totals(compiler.work, chosen, where), chosen)
        finish = PageText(chosen, len(terms))
        return planned(compiler, statement, lambda wanted: numbered(wanted.values(terms)), finish)


def _among(spec: NodeSpec, where: Conditions, terms: Sequence[Term], window: Window, ends: Ends) -> Conditions:
    """The conditions on the rows of a page: what is asked for, or being among the few that may be of it."""
    if window.parted:
        return [spec.table.id.in_(candidates(spec, where, terms, window, ends))]
    return [*where, *ends.conditions(terms)]


def _rows(compiler: Compiler, chosen: Chosen, wanted: Wanted, terms: Sequence[Term], where: Conditions) -> Statement:
    """One row more than the page has: its place, what it is sorted by, and the objects that its node becomes."""
    level = compiler.level(chosen.spec, {}, *where)
    order = [term.clause(back=wanted.window.back) for term in terms]
    place = level.column(func.row_number().over(order_by=order))
    sorted_by = [level.column(term.expression) for term in terms]
    level.base = level.base.order_by(*order).limit(literal_column(str(wanted.window.size + 1)))
    objects = [cast(compiler.object_of(level, below), Text) for below in chosen.nodes.values()]
    named = (place.label("place"), *_named("s", sorted_by), *_named("o", objects))
    return select(*named).select_from(level.rows())


def _totals(work: Work, chosen: Chosen, where: Conditions) -> Statement:
    """The number of all rows, and each of the groups as JSON."""
    groups = []
    for at, grouped in enumerate(chosen.groups.values()):
        told = grouped.statement(work, where, f"grouped{at}").subquery(f"groups{at}")
        groups.append(cast(select(func.json_agg(func.json_build_array(*told.c))).scalar_subquery(), Text))
    return select(func.count().label("total"), *_named("g", groups)).select_from(chosen.spec.table).where(*where)


def _with_totals(rows: Statement, totals: Statement, chosen: Chosen) -> Statement:
    """What is asked for of both, in one statement. The totals stand in the first row, and alone where there is none."""
    page, every = rows.subquery("page"), totals.subquery("every")
    if "totalCount" not in chosen.names and not chosen.groups:
        return select(literal_column("0"), page).order_by(page.c.place)
    if not chosen.names & {"edges", "pageInfo"}:
        return select(every, null())
    once = [case((func.coalesce(page.c.place, 1) == 1, column)) for name, column in every.c.items() if name != "total"]
    return select(every.c.total, *once, page).select_from(every.outerjoin(page, true())).order_by(page.c.place)


def _named(prefix: str, values: Sequence[Any]) -> list[Any]:
    return [value.label(f"{prefix}{at}") for at, value in enumerate(values)]
