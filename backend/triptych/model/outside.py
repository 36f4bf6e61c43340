"""What the authority outside answered on a request, whose law a rule is: evidence, and never an approval of ours."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.exception_words import OutsideSays
from triptych.model.base import Base, Identified, one_of


class OutsideAnswer(Base, Identified):
    """One word of the authority, or that none has come yet; who asked it, when, and where it is written. Append-only.

    The last one that permits or refuses counts, until a later one.
    """

    __tablename__ = "outside_answer"
    __table_args__ = (
        CheckConstraint("says_something(authority)", name="authority"),
        CheckConstraint("says_something(reference)", name="reference"),
        CheckConstraint("conditions IS NULL OR says_something(conditions)", name="conditions"),
        CheckConstraint(one_of(OutsideSays, "says"), name="says"),
        CheckConstraint(
            "CASE says WHEN 'no_answer_yet' THEN answered_on IS NULL AND isfinite(expected_on) IS TRUE "
            "ELSE isfinite(answered_on) IS TRUE AND expected_on IS NULL END",
            name="answered",
        ),
        CheckConstraint("isfinite(asked_on) AND coalesce(answered_on, expected_on) >= asked_on", name="days"),
        CheckConstraint(
            "CASE says WHEN 'permits' THEN isfinite(valid_from) IS TRUE AND isfinite(valid_until) IS TRUE "
            "AND valid_until > valid_from ELSE num_nonnulls(valid_from, valid_until, conditions) = 0 END",
            name="permits",
        ),
        ForeignKeyConstraint(
            ["request_id", "authorship_id"], ["authorship.request_id", "authorship.id"], name="fk_outside_answer_author"
        ),
        ForeignKeyConstraint(
            ["request_id", "asked_by_id"], ["authorship.request_id", "authorship.id"], name="fk_outside_answer_asked_by"
        ),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    rule_id: Mapped[UUID] = mapped_column(ForeignKey("rule.id"))
    authority: Mapped[str]
    authorship_id: Mapped[UUID]
    asked_by_id: Mapped[UUID]
    asked_on: Mapped[date]
    reference: Mapped[str]
    says: Mapped[str]
    answered_on: Mapped[date | None]
    expected_on: Mapped[date | None]
    valid_from: Mapped[datetime | None]
    valid_until: Mapped[datetime | None]
    conditions: Mapped[str | None]
    at: Mapped[datetime]
