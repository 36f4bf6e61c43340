"""A file that came in: what was read, and what became of every line."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified


class ImportRun(Base, Identified):
    """One file, one transaction: read = created + updated + unchanged + rejected."""

    __tablename__ = "import_run"
    __table_args__ = (
        CheckConstraint(
            "read_count = created_count + updated_count + unchanged_count + rejected_count", name="reconciles"
        ),
    )

    kind: Mapped[str]
    file_name: Mapped[str]
    file_sha256: Mapped[str]
    note: Mapped[str | None]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", use_alter=True))
    at: Mapped[datetime]
    read_count: Mapped[int]
    created_count: Mapped[int]
    updated_count: Mapped[int]
    unchanged_count: Mapped[int]
    rejected_count: Mapped[int]
    rejects: Mapped[str | None]
