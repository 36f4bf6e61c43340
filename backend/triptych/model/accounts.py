"""How people get in: local accounts, sessions, one-time links, tokens, and the attempts that back-off counts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.actor import TokenRights
from triptych.model.base import Base, Identified, one_of


class Account(Base):
    """A person's way in. Without a password hash the account was invited and has not been taken up."""

    __tablename__ = "account"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    password_hash: Mapped[str | None]
    password_set_at: Mapped[datetime | None]
    last_sign_in_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class SignInSession(Base, Identified):
    """A server-side session; the browser holds only a random token, the table only its SHA-256."""

    __tablename__ = "sign_in_session"

    token_hash: Mapped[bytes] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    user_agent: Mapped[str | None]


class OneTimeLink(Base, Identified):
    """A link that works once: make the first administrator, take up an invitation, or set a new password."""

    __tablename__ = "one_time_link"

    token_hash: Mapped[bytes] = mapped_column(unique=True)
    purpose: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class PersonalToken(Base, Identified):
    """A way in for a program, in its owner's name: ends by itself within a year; the table holds only its SHA-256.

    Nothing of it changes but the day it was last used and that it was revoked.
    """

    __tablename__ = "personal_token"
    __table_args__ = (
        CheckConstraint("says_something(name) AND length(name) <= 100", name="name"),
        CheckConstraint(one_of(TokenRights, "rights"), name="rights"),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hash"),
        CheckConstraint(
            "isfinite(created_at) AND isfinite(expires_at) AND expires_at > created_at"
            " AND expires_at - created_at <= INTERVAL '366 days'",
            name="expires_at",
        ),
        CheckConstraint("(revoked_at IS NULL) = (revoked_by_id IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("isfinite(revoked_at) AND revoked_at >= created_at", name="revoked_at"),
    )

    token_hash: Mapped[bytes] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("account.person_id"), index=True)
    name: Mapped[str]
    rights: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    last_used_on: Mapped[date | None]
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class SignInAttempt(Base, Identified):
    """A failed sign-in, by what it was tried for and from where; counted in a window for back-off."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        Index("ix_sign_in_attempt_email", "email", "at"),
        Index("ix_sign_in_attempt_address", "address", "at"),
    )

    email: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]
