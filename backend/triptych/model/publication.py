"""What a publisher said of a project in one year, in its own words, and the ratings it gave."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Traced


class ProjectYear(Base, Identified, Traced):
    """One publication of one project. A figure is a value, withheld (with the publisher's words) or missing."""

    __tablename__ = "project_year"
    __table_args__ = (UniqueConstraint("project_id", "publisher", "year"),)

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    publisher: Mapped[str]
    year: Mapped[int]
    matched_by: Mapped[str]
    name_as_published: Mapped[str]
    department_as_published: Mapped[str]
    category: Mapped[str | None]
    start_on: Mapped[date | None]
    finish_on: Mapped[date | None]
    currency: Mapped[str]
    year_baseline: Mapped[Decimal | None]
    year_baseline_withheld: Mapped[str | None]
    year_forecast: Mapped[Decimal | None]
    year_forecast_withheld: Mapped[str | None]
    whole_life_cost: Mapped[Decimal | None]
    whole_life_cost_withheld: Mapped[str | None]
    benefits: Mapped[Decimal | None]
    benefits_withheld: Mapped[str | None]
    narratives: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)


class Rating(Base, Identified):
    """A delivery-confidence rating on the scale it was given on: five levels to 2021, three since."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("project_year_id", "source"),
        CheckConstraint("scale IN ('five', 'three')", name="scale"),
        CheckConstraint("(value IS NULL) <> (withheld IS NULL)", name="value_or_withheld"),
    )

    project_year_id: Mapped[UUID] = mapped_column(ForeignKey("project_year.id"))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    year: Mapped[int]
    source: Mapped[str]
    scale: Mapped[str]
    value: Mapped[str | None]
    withheld: Mapped[str | None]
