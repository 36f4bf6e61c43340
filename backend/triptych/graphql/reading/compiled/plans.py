"""Plans of root fields: the statement as text, the order of its parameters, and what is done with its rows."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from triptych.access.work import Work
from triptych.graphql.reading.compiled.asker import Shape, answers
from triptych.graphql.reading.compiled.holes import fill
from triptych.graphql.reading.compiled.statement import MARK, Compiler, Hole
from triptych.graphql.reading.selection import Asking

Rows = Sequence[Sequence[Any]]
Finish = Callable[[Rows], str]
DIALECT: Dialect = PGDialect_asyncpg()  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Plan:
    """What is done for one root field, whoever asks among those whom its shape fits."""

    sql: str
    parameters: tuple[str, ...]
    constants: Mapping[str, Any]
    holes: tuple[Hole, ...]
    shape: Shape
    finish: Finish

    async def read(self, work: Work, asking: Asking, given: Mapping[str, Any]) -> str:
        """The JSON of the root field. `given` are the values of the field's own arguments."""
        mark = secrets.token_hex(12)
        values = {**self.constants, **answers(work, self.shape), **given, MARK: mark}
        connection = await work.session.connection()
        found = await connection.exec_driver_sql(self.sql, tuple(values[name] for name in self.parameters))
        text = self.finish(found.all())
        return await fill(work, asking, text, mark, self.holes) if self.holes else text


def planned(compiler: Compiler, statement: Select[Any], finish: Finish) -> Plan:
    """The plan of a finished statement."""
    compiled = statement.compile(dialect=DIALECT, compile_kwargs={"render_postcompile": True})
    return Plan(
        sql=str(compiled),
        parameters=tuple(compiled.positiontup or ()),
        constants=compiled.construct_params(),
        holes=tuple(compiler.holes),
        shape=compiler.asker.shape,
        finish=finish,
    )
