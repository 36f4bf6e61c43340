"""What the decision clock runs on: targets and efforts that offices set, and the reminders that it gave."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.actor import Office
from triptych.kernel.clock_words import Band, HopKind, ReminderKind
from triptych.model.base import Base, Identified, one_of


class HopTarget(Base, Identified):
    """How many working hours a hop may take, by office, kind of hop and class. Append-only; the newest whose instant
    has come counts for hops that begin from then on. Nobody stands behind those that ship."""

    __tablename__ = "hop_target"
    __table_args__ = (
        UniqueConstraint("office", "hop", "band", "valid_from"),
        CheckConstraint(one_of(Office, "office"), name="office"),
        CheckConstraint(one_of(HopKind, "hop"), name="hop"),
        CheckConstraint(one_of(Band, "band"), name="band"),
        CheckConstraint("hours > 0 AND hours <= 2000", name="hours"),
        CheckConstraint("isfinite(valid_from)", name="valid_from"),
    )

    office: Mapped[str]
    hop: Mapped[str]
    band: Mapped[str]
    hours: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    valid_from: Mapped[datetime]
    set_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime]


class HopEffort(Base, Identified):
    """What a hop takes of people: standard hours and what one of them costs, with its basis (EX5). Append-only."""

    __tablename__ = "hop_effort"
    __table_args__ = (
        UniqueConstraint("office", "hop", "valid_from"),
        CheckConstraint(one_of(Office, "office"), name="office"),
        CheckConstraint(one_of(HopKind, "hop"), name="hop"),
        CheckConstraint("hours >= 0 AND hours <= 2000", name="hours"),
        CheckConstraint("rate_amount >= 0", name="rate"),
        CheckConstraint("says_something(basis)", name="basis"),
        CheckConstraint("isfinite(valid_from)", name="valid_from"),
    )

    office: Mapped[str]
    hop: Mapped[str]
    hours: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    rate_amount: Mapped[Decimal]
    rate_currency: Mapped[str]
    basis: Mapped[str]
    valid_from: Mapped[datetime]
    set_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime]


class ClockReminder(Base, Identified):
    """The clock reminded somebody of a request, once for each reason: no event of the request. Append-only.

    `hop` is the number of the event that it is about. `level` is that of an escalation, or how many days are left of
    an approval.
    """

    __tablename__ = "clock_reminder"
    __table_args__ = (
        UniqueConstraint("request_id", "hop", "level", "person_id", "kind"),
        ForeignKeyConstraint(
            ["request_id", "hop"], ["request_event.request_id", "request_event.number"], name="fk_clock_reminder_hop"
        ),
        CheckConstraint(one_of(ReminderKind, "kind"), name="kind"),
        CheckConstraint("level >= 0", name="level"),
        Index("ix_clock_reminder_person_id", "person_id"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    hop: Mapped[int]
    level: Mapped[int]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    at: Mapped[datetime]


class RequestHop(Base):
    """In this state a hop begins with this event. The trigger that looks at escalations knows no other."""

    __tablename__ = "request_hop"

    state: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
