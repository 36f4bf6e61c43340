"""Plans of root fields: the statement as text, the order of its parameters, and what is done with its rows."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from sqlalchemy import Dialect, SelectBase
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from triptych.access.work import Work
from triptych.graphql.reading.compiled.asker import Shape, answers
from triptych.graphql.reading.compiled.holes import fill
from triptych.graphql.reading.compiled.statement import MARK, Compiler, Hole
from triptych.graphql.reading.selection import Asking

Rows = Sequence[Sequence[Any]]
Finish = Callable[[Rows, Any], str]
Given = Callable[[Any], Mapping[str, Any]]
MOST_PLANS = 40  # places of one document
MOST_SHAPES = 30  # people of different reach at one place
LONGEST_PLACE = 4_000  # characters; what is longer came with long variables, and nobody asks the same again
DIALECT: Dialect = PGDialect_asyncpg()  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Plan:
    """One statement, whoever asks among those whom its shape fits."""

    sql: str
    parameters: tuple[str, ...]
    constants: Mapping[str, Any]
    holes: tuple[Hole, ...]
    shape: Shape
    finish: Finish
    given: Given
    mark: str = field(default_factory=lambda: token_hex(16))

    async def read(self, work: Work, asking: Asking, understood: Any) -> str:
        """The JSON of the root field, whose arguments are of the shape that the plan was made for."""
        rows = await self.rows(work, self.given(understood))
        return await self.filled(work, asking, self.finish(rows, understood))

    async def rows(self, work: Work, given: Mapping[str, Any]) -> Rows:
        """What the statement answers to one person at one instant."""
        values = {**self.constants, **answers(work, self.shape), **given, MARK: self.mark}
        connection = await work.session.connection()
        found = await connection.exec_driver_sql(self.sql, tuple(values[name] for name in self.parameters))
        return found.all()

    async def filled(self, work: Work, asking: Asking, text: str) -> str:
        """The text with what SQL does not say."""
        return await fill(work, asking, text, self.mark, self.holes) if self.holes else text


class Plans:
    """The plans of one document by their place in it: several, where people of different reach ask."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, list[Plan]] = OrderedDict()

    def find(self, place: Hashable, work: Work) -> Plan | None:
        """A plan for this place that fits whoever asks."""
        plans = self._kept.get(place)
        if plans is None:
            return None
        self._kept.move_to_end(place)
        return next((plan for plan in plans if plan.shape.fits(work)), None)

    def keep(self, place: Hashable, plan: Plan) -> Plan:
        """Remember a plan; the oldest are forgotten, and what holds long values of somebody's is not kept."""
        if len(repr(place)) > LONGEST_PLACE:
            return plan
        plans = self._kept.setdefault(place, [])
        plans.append(plan)
        del plans[:-MOST_SHAPES]
        if len(self._kept) > MOST_PLANS:
            self._kept.popitem(last=False)
        return plan


def first_cell(rows: Rows, _understood: Any) -> str:
    """The JSON of the one record there is, or null."""
    return rows[0][0] if rows else "null"


def planned(compiler: Compiler, statement: SelectBase, given: Given = dict, finish: Finish = first_cell) -> Plan:
    """The plan of a finished statement. `given` says which parameters the field's own arguments become."""
    compiled = statement.compile(dialect=DIALECT, compile_kwargs={"render_postcompile": True})
    return Plan(
        sql=str(compiled),
        parameters=tuple(compiled.positiontup or ()),
        constants=compiled.construct_params(),
        holes=tuple(compiler.holes),
        shape=compiler.asker.shape,
        finish=finish,
        given=given,
    )
