"""How the product is used, in sums: which reading takes how long, and by which statement. Nothing says for whom."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base

LONGEST_STATEMENT = 20_000  # characters
CUT_HERE = " ... cut here; digest "


class StatementUse(Base):
    """One root field of one operation, read by one statement: how often, and how long it took, in microseconds.

    `operation` is the name of a page's operation, or the digest of somebody's own document. `root_field` is "*" for
    what was not read compiled. Where several statements answer, `statement` is the slowest. It has no values in it.
    `cut` is how many were cut at their time limit or because nobody waited; their time counts.
    """

    __tablename__ = "statement_use"
    __table_args__ = (Index("ix_statement_use_last_used_at", "last_used_at"),)

    operation: Mapped[str] = mapped_column(primary_key=True)
    root_field: Mapped[str] = mapped_column(primary_key=True)
    shape: Mapped[str] = mapped_column(primary_key=True)
    statement: Mapped[str]
    calls: Mapped[int] = mapped_column(BigInteger)
    plan_hits: Mapped[int] = mapped_column(BigInteger)
    total_us: Mapped[int] = mapped_column(BigInteger)
    max_us: Mapped[int] = mapped_column(BigInteger)
    sql_us: Mapped[int] = mapped_column(BigInteger)
    last_used_at: Mapped[datetime] = mapped_column(server_default=func.now())
    cut: Mapped[int] = mapped_column(BigInteger, server_default="0")
