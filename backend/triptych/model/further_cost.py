"""What waiting costs beside the burn, as entered figures with owner and basis (EX4, DOMAIN 4.4)."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Numeric
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.exception_words import FurtherCostKind
from triptych.model.base import Base, Identified, one_of


class FurtherCost(Base, Identified):
    """One statement; the newest of a kind stands, and one of nothing takes the kind back. Append-only.

    `per_hour` is the amount in the currency of the request's burn, by the rate of the day on which it was stated; null
    for what is lost on a day, and where no burn is stated. A trigger keeps it on the request.
    """

    __tablename__ = "further_cost"
    __table_args__ = (
        ForeignKeyConstraint(["request_id", "authorship_id"], ["authorship.request_id", "authorship.id"]),
        CheckConstraint(one_of(FurtherCostKind, "kind"), name="kind"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("says_something(basis)", name="basis"),
        CheckConstraint("(falls_on IS NOT NULL) = (kind = 'deadline_loss')", name="falls_on"),
        CheckConstraint("kind <> 'deadline_loss' OR per_hour IS NULL", name="per_hour"),
        CheckConstraint("per_hour >= 0 AND (per_hour = 0) = (amount = 0)", name="per_hour_of_amount"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    authorship_id: Mapped[UUID]
    kind: Mapped[str]
    amount: Mapped[Decimal]
    currency: Mapped[str]
    per_hour: Mapped[Decimal | None] = mapped_column(Numeric(26, 8))
    falls_on: Mapped[date | None]
    basis: Mapped[str]
    at: Mapped[datetime]
