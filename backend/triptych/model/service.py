"""SMO: the catalogue of services and their published volumes."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Scoped, Traced, Versioned, next_ref


class ServiceFamily(Base, Identified, Traced):
    """Services that belong together in the catalogue."""

    __tablename__ = "service_family"
    __table_args__ = (Index("uq_service_family_name", text("lower(name)"), unique=True),)

    name: Mapped[str]


class Service(Base, Identified, Scoped, Traced, Versioned):
    """A service of the catalogue with the person who answers for it."""

    __tablename__ = "service"
    __table_args__ = (
        Index("uq_service_publisher_key", "publisher", "publisher_key", unique=True),
        Index("ix_service_scope_ids", "scope_ids", postgresql_using="gin"),
    )

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("S-", "service_ref", 3))
    name: Mapped[str]
    description: Mapped[str | None]
    family_id: Mapped[UUID] = mapped_column(ForeignKey("service_family.id"), index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("org_unit.id"), index=True)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    agency: Mapped[str | None]
    publisher: Mapped[str | None]
    publisher_key: Mapped[str | None]


class ServiceQuarter(Base, Identified):
    """Published volumes of one quarter; what was not published is null, never zero."""

    __tablename__ = "service_quarter"
    __table_args__ = (UniqueConstraint("service_id", "quarter"),)

    service_id: Mapped[UUID] = mapped_column(ForeignKey("service.id"))
    quarter: Mapped[str]
    volume: Mapped[Decimal | None]
    cost_per_transaction: Mapped[Decimal | None]
    digital_volume: Mapped[Decimal | None]
    digital_cost_per_transaction: Mapped[Decimal | None]
    completion_rate: Mapped[Decimal | None]
    satisfaction: Mapped[Decimal | None]
    import_run_id: Mapped[UUID | None] = mapped_column(ForeignKey("import_run.id"))
