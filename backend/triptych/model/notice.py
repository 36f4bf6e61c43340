"""Notices: who is told of which event, what they wish to be told of, and the mail that carries it."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Time, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.notice_words import MailKind, Tie, Urgency, Way
from triptych.model.base import Base, Identified, one_of


class EventToTell(Base):
    """The outbox of notices: every event of a request, until those whom it concerns were told. A trigger fills it."""

    __tablename__ = "event_to_tell"
    __table_args__ = (Index("ix_event_to_tell_waiting", "at", postgresql_where=text("told_at IS NULL")),)

    event_id: Mapped[UUID] = mapped_column(ForeignKey("request_event.id"), primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(server_default="0")
    next_try_at: Mapped[datetime | None]


class Notice(Base, Identified):
    """One event or occurrence, told to one person, or that the clock reminds them of an event.

    Nothing of it changes but that it was read, was done, or was put into a mail.

    `mail_due_at` is when it is to be mailed, as far as is known; `settled_at` when that was decided: it stands in a
    mail, or it never will.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("reminder_id"),
        Index(
            "uq_notice_event_id_person_id",
            "event_id",
            "person_id",
            unique=True,
            postgresql_where=text("reminder_id IS NULL"),
        ),
        UniqueConstraint("id", "person_id", name="uq_notice_id_person_id"),
        CheckConstraint(one_of(Urgency, "urgency"), name="urgency"),
        CheckConstraint(one_of(Tie, "tie"), name="tie"),
        CheckConstraint("(urgency = 'act') = (act IS NOT NULL)", name="asks_for_an_act"),
        CheckConstraint("num_nonnulls(event_id, occurrence_id) = 1", name="of_one"),
        CheckConstraint("event_id IS NULL OR request_id IS NOT NULL", name="event_of_request"),
        CheckConstraint("reminder_id IS NULL OR event_id IS NOT NULL", name="reminder_of_event"),
        Index("uq_notice_occurrence_id_person_id", "occurrence_id", "person_id", unique=True),
        Index("ix_notice_person_at", "person_id", "at"),
        Index("ix_notice_unread", "person_id", postgresql_where=text("read_at IS NULL AND done_at IS NULL")),
        Index("ix_notice_open_acts", "request_id", postgresql_where=text("act IS NOT NULL AND done_at IS NULL")),
        CheckConstraint("mail_due_at IS NOT NULL OR settled_at IS NOT NULL", name="due_or_settled"),
        Index("ix_notice_mail_due_at", "mail_due_at", postgresql_where=text("settled_at IS NULL")),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("exception_request.id"))
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("request_event.id"))
    occurrence_id: Mapped[UUID | None] = mapped_column(ForeignKey("occurrence.id"))
    reminder_id: Mapped[UUID | None] = mapped_column(ForeignKey("clock_reminder.id"))
    urgency: Mapped[str]
    tie: Mapped[str]
    act: Mapped[str | None]
    at: Mapped[datetime]
    sent_at: Mapped[datetime]
    mail_due_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


class RequestFollowing(Base, Identified):
    """What somebody said for themselves of one request: to be told of it, or only of what is theirs to do."""

    __tablename__ = "request_following"
    __table_args__ = (UniqueConstraint("request_id", "person_id"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    follows: Mapped[bool]
    at: Mapped[datetime]


class NoticePreference(Base):
    """How a person wants to be told; whoever said nothing has no row. Times of day are those of the person's zone."""

    __tablename__ = "notice_preference"
    __table_args__ = (
        CheckConstraint(one_of(Way, "act"), name="act"),
        CheckConstraint(one_of(Way, "changed"), name="changed"),
        CheckConstraint(one_of(Way, "information"), name="information"),
        CheckConstraint("(quiet_from IS NULL) = (quiet_until IS NULL)", name="quiet_hours"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    act: Mapped[str]
    changed: Mapped[str]
    information: Mapped[str]
    digest_at: Mapped[time] = mapped_column(Time())
    quiet_from: Mapped[time | None] = mapped_column(Time())
    quiet_until: Mapped[time | None] = mapped_column(Time())
    urgent_in_quiet: Mapped[bool]
    mail_while_away: Mapped[bool]


class NoticeMail(Base, Identified):
    """One mail to one person. Its `message_id` never changes, so that a mail that was tried twice is recognised."""

    __tablename__ = "notice_mail"
    __table_args__ = (
        UniqueConstraint("id", "person_id", name="uq_notice_mail_id_person_id"),
        CheckConstraint(one_of(MailKind, "kind"), name="kind"),
        CheckConstraint("(kind = 'digest') = (digest_on IS NOT NULL)", name="digest_of_a_day"),
        CheckConstraint("num_nonnulls(sent_at, given_up_at, dropped_at) <= 1", name="ends_once"),
        Index("uq_notice_mail_digest", "person_id", "digest_on", unique=True),
        Index(
            "ix_notice_mail_waiting",
            "next_try_at",
            postgresql_where=text("sent_at IS NULL AND given_up_at IS NULL AND dropped_at IS NULL"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    digest_on: Mapped[date | None]
    message_id: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    next_try_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(server_default="0")
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]
    last_error: Mapped[str | None]


class MailedNotice(Base):
    """Which mail a notice went into: one, and one of the same person."""

    __tablename__ = "mailed_notice"
    __table_args__ = (
        ForeignKeyConstraint(["notice_id", "person_id"], ["notice.id", "notice.person_id"]),
        ForeignKeyConstraint(["mail_id", "person_id"], ["notice_mail.id", "notice_mail.person_id"]),
        Index("ix_mailed_notice_mail_id", "mail_id"),
    )

    notice_id: Mapped[UUID] = mapped_column(primary_key=True)
    mail_id: Mapped[UUID]
    person_id: Mapped[UUID]
