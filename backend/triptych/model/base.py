"""What every table shares: naming, identity by UUIDv7, human references, provenance."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import (
    TIMESTAMP,
    CheckConstraint,
    Date,
    FetchedValue,
    ForeignKey,
    MetaData,
    Numeric,
    Table,
    Text,
    TextClause,
    Uuid,
    event,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> UUID:
    """A time-ordered id (UUIDv7), made here so that no database extension is needed."""
    return uuid_utils.compat.uuid7()


def next_ref(prefix: str, sequence: str, digits: int) -> TextClause:
    """The default of a human reference: at least so many digits, and more when the numbers grow; never reused."""
    return text(f"next_ref('{prefix}', '{sequence}', {digits})")


class Base(DeclarativeBase):
    """The one declarative base. Enumerations are text with a check, so that adding a word is a plain migration."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        UUID: Uuid(),
        str: Text(),
        Decimal: Numeric(22, 4),
        datetime: TIMESTAMP(timezone=True),
        date: Date(),
        list[UUID]: ARRAY(Uuid()),
    }


class Identified:
    """Identity inside; people see a reference or a name."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


class Scoped:
    """`scope_ids` is the record and all its ancestors; a grant on any of them reaches it. A trigger keeps it."""

    scope_ids: Mapped[list[UUID]] = mapped_column(server_default="{}")


class Origin(StrEnum):
    """Where a record comes from; screens say so."""

    PUBLISHED = "published"
    IMPORTED = "imported"
    ENTERED = "entered"
    ILLUSTRATIVE = "illustrative"


class Traced:
    """Provenance: published (source and date), imported (file and run), entered (person) or illustrative (demo)."""

    origin: Mapped[str] = mapped_column(default=Origin.ENTERED)
    origin_note: Mapped[str | None]
    origin_as_of: Mapped[date | None]
    import_run_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_run.id"))
    entered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Versioned:
    """Which edit of the record stands. A trigger counts them, so that every door does; forms say which one they saw."""

    version: Mapped[int] = mapped_column(server_default="1", server_onupdate=FetchedValue())


def one_of(words: type[StrEnum], column: str) -> str:
    """The text of a check that a column holds one of the words of an enumeration."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return f"{column} IN ({listed})"


def is_code(column: str) -> str:
    """The text of a check that a currency is a code of three capital letters."""
    return f"{column} ~ '^[A-Z]{{3}}$'"


@event.listens_for(Table, "after_parent_attach")
def _figures_are_numbers(table: Table, _: MetaData) -> None:
    """Every figure refuses NaN, which is above every limit and below none; every currency is a code."""
    for column in table.columns:
        if isinstance(column.type, Numeric):
            table.append_constraint(CheckConstraint(f"{column.name} <> 'NaN'", name=f"{column.name}_is_a_number"))
        elif column.name == "currency" or column.name.endswith("_currency"):
            table.append_constraint(CheckConstraint(is_code(column.name), name=f"{column.name}_is_a_code"))
