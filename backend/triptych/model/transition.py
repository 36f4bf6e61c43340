"""SMO: a project hands something over to a service, and the service accepts it criterion by criterion."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Traced, Versioned


class Transition(Base, Identified, Traced, Versioned):
    """Service transition: project x service, with go-live and the end of early-life support."""

    __tablename__ = "transition"
    __table_args__ = (UniqueConstraint("project_id", "service_id"),)

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    service_id: Mapped[UUID] = mapped_column(ForeignKey("service.id"), index=True)
    go_live_on: Mapped[date | None]
    early_life_support_until: Mapped[date | None]


class AcceptanceCriterion(Base, Identified, Traced):
    """What the service needs to see before it accepts."""

    __tablename__ = "acceptance_criterion"
    __table_args__ = (UniqueConstraint("transition_id", "position"),)

    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    position: Mapped[int]
    statement: Mapped[str]


class SignOff(Base, Identified):
    """The service owner accepts one criterion on evidence. Append-only."""

    __tablename__ = "sign_off"

    criterion_id: Mapped[UUID] = mapped_column(ForeignKey("acceptance_criterion.id"), unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    evidence: Mapped[str]
