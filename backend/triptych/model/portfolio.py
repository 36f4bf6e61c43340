"""PMO: portfolio > program > project, and the three workstreams that every project carries from birth."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Scoped, Traced, Versioned, next_ref, one_of


class Stage(StrEnum):
    """Where a project stands between idea and closure."""

    INTAKE = "intake"
    DEFINE = "define"
    PLAN = "plan"
    EXECUTE = "execute"
    CLOSE = "close"


class WorkstreamKind(StrEnum):
    """Delivery (PMO), service transition (SMO) and people change (CMO)."""

    DELIVERY = "delivery"
    SERVICE_TRANSITION = "service_transition"
    PEOPLE_CHANGE = "people_change"


class Portfolio(Base, Identified, Scoped, Traced, Versioned):
    """The programs and projects that one part of the organisation answers for."""

    __tablename__ = "portfolio"
    __table_args__ = (Index("uq_portfolio_name", text("lower(name)"), unique=True),)

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("PF-", "portfolio_ref", 2))
    name: Mapped[str]
    purpose: Mapped[str | None]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("org_unit.id"), index=True)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Program(Base, Identified, Scoped, Traced, Versioned):
    """Projects with one outcome and one purse; its weekly burn is what waiting costs."""

    __tablename__ = "program"
    __table_args__ = (
        Index("uq_program_name", "portfolio_id", text("lower(name)"), unique=True),
        CheckConstraint("weekly_burn_amount >= 0", name="burn_not_negative"),
        CheckConstraint("(weekly_burn_amount IS NULL) = (weekly_burn_currency IS NULL)", name="burn_currency"),
    )

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("PG-", "program_ref", 3))
    name: Mapped[str]
    portfolio_id: Mapped[UUID] = mapped_column(ForeignKey("portfolio.id"), index=True)
    manager_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    weekly_burn_amount: Mapped[Decimal | None]
    weekly_burn_currency: Mapped[str | None]
    weekly_burn_basis: Mapped[str | None]


class Project(Base, Identified, Scoped, Traced, Versioned):
    """One project. Its unit and its program both lead to it."""

    __tablename__ = "project"
    __table_args__ = (
        CheckConstraint(one_of(Stage, "stage"), name="stage"),
        CheckConstraint("finish_on >= start_on", name="dates"),
        CheckConstraint("(budget_amount IS NULL) = (budget_currency IS NULL)", name="budget_currency"),
        CheckConstraint("(weekly_burn_amount IS NULL) = (weekly_burn_currency IS NULL)", name="burn_currency"),
        Index("ix_project_scope_ids", "scope_ids", postgresql_using="gin"),
        Index("ix_project_name", text("lower(name)")),
        Index("uq_project_publisher_key", "publisher", "publisher_key", unique=True),
    )

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("P-", "project_ref", 4))
    name: Mapped[str]
    description: Mapped[str | None]
    program_id: Mapped[UUID] = mapped_column(ForeignKey("program.id"), index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("org_unit.id"), index=True)
    sponsor_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    stage: Mapped[str] = mapped_column(default=Stage.INTAKE)
    start_on: Mapped[date | None]
    finish_on: Mapped[date | None] = mapped_column(index=True)
    budget_amount: Mapped[Decimal | None]
    budget_currency: Mapped[str | None]
    budget_withheld: Mapped[str | None]
    weekly_burn_amount: Mapped[Decimal | None]
    weekly_burn_currency: Mapped[str | None]
    weekly_burn_basis: Mapped[str | None]
    publisher: Mapped[str | None]
    publisher_key: Mapped[str | None]
    rating: Mapped[str | None]
    rating_scale: Mapped[str | None]
    rating_withheld: Mapped[str | None]
    rating_year: Mapped[int | None]


class Workstream(Base, Identified):
    """One of the three; the database refuses a project that lacks any of them."""

    __tablename__ = "workstream"
    __table_args__ = (
        UniqueConstraint("project_id", "kind"),
        CheckConstraint(one_of(WorkstreamKind, "kind"), name="kind"),
    )

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    kind: Mapped[str]
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
