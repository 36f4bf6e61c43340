"""Standard rules, versioned: what they demand, the harm they prevent, and whether anybody here may waive them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Select, UniqueConstraint, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.actor import Office
from triptych.model.base import Base, Identified, Traced, next_ref, one_of


class Rule(Base, Identified, Traced):
    """A standard of one office; what it says is in its versions."""

    __tablename__ = "rule"
    __table_args__ = (CheckConstraint(one_of(Office, "owner_office"), name="owner_office"),)

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("R-", "rule_ref", 3))
    title: Mapped[str]
    owner_office: Mapped[str]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class RuleVersion(Base, Identified, Traced):
    """One wording of a rule. Append-only; the newest whose date has come is in force."""

    __tablename__ = "rule_version"
    __table_args__ = (
        UniqueConstraint("rule_id", "number"),
        CheckConstraint("waivable OR outside_authority IS NOT NULL", name="not_waivable_names_authority"),
    )

    rule_id: Mapped[UUID] = mapped_column(ForeignKey("rule.id"))
    number: Mapped[int]
    statement: Mapped[str]
    purpose: Mapped[str]
    harm_prevented: Mapped[str]
    waivable: Mapped[bool] = mapped_column(default=True)
    outside_authority: Mapped[str | None]
    valid_from: Mapped[datetime]
    review_on: Mapped[date | None]
    sunset_on: Mapped[date | None]

    def has_ended(self, today: date) -> bool:
        """Whether its sunset has come; on that day already."""
        return self.sunset_on is not None and self.sunset_on <= today


def newest_versions(now: datetime) -> Select[RuleVersion]:
    """Of every rule the wording that counts: the newest whose date has come. Narrow it by `rule_id`.

    It is in force until its sunset: a rule that has ended does not fall back on an earlier wording.
    """
    return (
        select(RuleVersion)
        .where(RuleVersion.valid_from <= now)
        .order_by(RuleVersion.rule_id, RuleVersion.number.desc())
        .ext(distinct_on(RuleVersion.rule_id))
    )
