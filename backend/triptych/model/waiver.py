"""Class waivers: a whole class of cases excepted from one rule in advance, and what was said to each."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.waiver_words import WaiverEventKind
from triptych.model.base import Base, Identified, next_ref, one_of

LONGEST_DAYS = 366


class ClassWaiver(Base, Identified):
    """A class of cases that a rule, in this wording, would not be held against: where, up to how much, until when.

    A proposal until somebody grants it. Append-only; what became of it is in its events. Without `valid_from` it
    begins when it is granted. It stands at one unit, portfolio or program, and holds for all beneath.
    """

    __tablename__ = "class_waiver"
    __table_args__ = (
        CheckConstraint("num_nonnulls(unit_id, portfolio_id, program_id) = 1", name="one_scope"),
        CheckConstraint("says_something(title)", name="title"),
        CheckConstraint("says_something(reason)", name="reason"),
        CheckConstraint("conditions IS NULL OR says_something(conditions)", name="conditions"),
        CheckConstraint("limit_amount >= 0", name="limit"),
        CheckConstraint("(limit_amount IS NULL) = (limit_currency IS NULL)", name="limit_whole"),
        CheckConstraint("valid_from IS NULL OR (isfinite(valid_from) AND valid_from >= at)", name="starts_ahead"),
        CheckConstraint(
            "isfinite(valid_until) AND valid_until > coalesce(valid_from, at) "
            f"AND valid_until <= coalesce(valid_from, at) + interval '{LONGEST_DAYS} days'",
            name="ends",
        ),
        CheckConstraint(
            "isfinite(review_on) AND review_on <= (valid_until AT TIME ZONE 'UTC')::date + 1", name="review_on"
        ),
    )

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("W-", "class_waiver_ref", 4))
    rule_id: Mapped[UUID] = mapped_column(ForeignKey("rule.id"), index=True)
    rule_version_id: Mapped[UUID] = mapped_column(ForeignKey("rule_version.id"))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("org_unit.id"))
    portfolio_id: Mapped[UUID | None] = mapped_column(ForeignKey("portfolio.id"))
    program_id: Mapped[UUID | None] = mapped_column(ForeignKey("program.id"))
    title: Mapped[str]
    reason: Mapped[str]
    conditions: Mapped[str | None]
    limit_amount: Mapped[Decimal | None]
    limit_currency: Mapped[str | None]
    valid_from: Mapped[datetime | None]
    valid_until: Mapped[datetime]
    review_on: Mapped[date]
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    policy_version: Mapped[int]
    policy_line: Mapped[str]
    at: Mapped[datetime]

    @property
    def scope_id(self) -> UUID:
        """The unit, portfolio or program at which it stands."""
        found = self.program_id or self.portfolio_id or self.unit_id
        if found is None:
            raise ValueError("a class waiver stands somewhere")
        return found


class ClassWaiverEvent(Base, Identified):
    """What was said to a class waiver, by whom and why. Append-only: one answer, and at most one revocation."""

    __tablename__ = "class_waiver_event"
    __table_args__ = (
        CheckConstraint(one_of(WaiverEventKind, "kind"), name="kind"),
        CheckConstraint("says_something(reason)", name="reason"),
        Index("uq_class_waiver_event_answer", "waiver_id", unique=True, postgresql_where=text("kind <> 'revoked'")),
        Index("uq_class_waiver_event_revoked", "waiver_id", unique=True, postgresql_where=text("kind = 'revoked'")),
    )

    waiver_id: Mapped[UUID] = mapped_column(ForeignKey("class_waiver.id"))
    kind: Mapped[str]
    reason: Mapped[str]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    policy_version: Mapped[int]
    policy_line: Mapped[str]
    at: Mapped[datetime]
