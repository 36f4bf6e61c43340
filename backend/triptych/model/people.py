"""The organisation: units, people, offices, role assignments, delegations, absences."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.actor import Office, Role
from triptych.model.base import Base, Identified, Scoped, Traced, Versioned, one_of


class Organisation(Base):
    """One per installation: name, zone, base currency, fiscal year, working week."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("singleton", name="one_per_installation"),)

    singleton: Mapped[bool] = mapped_column(primary_key=True, default=True)
    name: Mapped[str]
    time_zone: Mapped[str]
    base_currency: Mapped[str]
    fiscal_year_start_month: Mapped[int] = mapped_column(default=1)
    root_unit_id: Mapped[UUID] = mapped_column(ForeignKey("org_unit.id", use_alter=True))
    anti_splitting_days: Mapped[int] = mapped_column(default=30)
    demo: Mapped[bool] = mapped_column(default=False)


class OrgUnit(Base, Identified, Scoped, Traced, Versioned):
    """A unit of the organisation's tree; the root has no parent."""

    __tablename__ = "org_unit"
    __table_args__ = (
        Index(
            "uq_org_unit_one_root", text("(parent_id IS NULL)"), unique=True, postgresql_where=text("parent_id IS NULL")
        ),
        Index("uq_org_unit_sibling_name", "parent_id", text("lower(name)"), unique=True),
    )

    name: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("org_unit.id"), index=True)


class OfficeCharter(Base):
    """What an office declares: how far away a next date may lie, and its target hours to answer and to decide."""

    __tablename__ = "office_charter"
    __table_args__ = (
        CheckConstraint(one_of(Office, "office"), name="office"),
        CheckConstraint("next_date_limit_days BETWEEN 1 AND 366", name="next_date_limit"),
    )

    office: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    next_date_limit_days: Mapped[int] = mapped_column(default=30)
    decision_target_hours: Mapped[int] = mapped_column(default=24)
    hourly_rate: Mapped[Decimal] = mapped_column(default=Decimal(120))


class Person(Base, Identified, Traced, Versioned):
    """Somebody known to the organisation; with an account they can sign in."""

    __tablename__ = "person"
    __table_args__ = (
        Index("uq_person_email", text("lower(email)"), unique=True),
        CheckConstraint("manager_id <> id", name="not_own_manager"),
    )

    name: Mapped[str]
    email: Mapped[str]
    title: Mapped[str | None]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("org_unit.id"), index=True)
    manager_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    time_zone: Mapped[str | None]
    locale: Mapped[str] = mapped_column(default="en")
    deactivated_at: Mapped[datetime | None]


class RoleAssignment(Base, Identified):
    """Person x role x scope x period, with who granted it. Revoking ends it at once."""

    __tablename__ = "role_assignment"
    __table_args__ = (
        CheckConstraint(one_of(Role, "role"), name="role"),
        CheckConstraint("valid_until IS NULL OR valid_until > valid_from", name="period"),
        CheckConstraint("isfinite(valid_from) AND isfinite(valid_until) AND isfinite(revoked_at)", name="instants"),
        Index("ix_role_assignment_person_id", "person_id", postgresql_where=text("revoked_at IS NULL")),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    scope_id: Mapped[UUID] = mapped_column(index=True)
    valid_from: Mapped[datetime]
    valid_until: Mapped[datetime | None]
    granted_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class RoleExclusion(Base):
    """Two roles that one person never holds at the same time; the rule in `access.duties`, as the database knows it."""

    __tablename__ = "role_exclusion"

    role: Mapped[str] = mapped_column(primary_key=True)
    excludes: Mapped[str] = mapped_column(primary_key=True)
    open_at_first_install: Mapped[bool]


class Delegation(Base, Identified):
    """Dated authority lent to another person: never above the delegator's own, never passed on."""

    __tablename__ = "delegation"
    __table_args__ = (
        CheckConstraint("valid_until > valid_from", name="period"),
        CheckConstraint("isfinite(valid_from) AND isfinite(valid_until) AND isfinite(revoked_at)", name="instants"),
        CheckConstraint("delegator_id <> delegate_id", name="not_to_oneself"),
        CheckConstraint("revoked_by_id IS NULL OR revoked_at IS NOT NULL", name="revoked_by"),
    )

    delegator_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    delegate_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    limit_amount: Mapped[Decimal | None]
    valid_from: Mapped[datetime]
    valid_until: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Absence(Base, Identified):
    """A person is away from an instant until another."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("until > starts", name="period"),
        CheckConstraint("isfinite(starts) AND isfinite(until) AND isfinite(cancelled_at)", name="instants"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    starts: Mapped[datetime]
    until: Mapped[datetime]
    note: Mapped[str | None]
    cancelled_at: Mapped[datetime | None]
