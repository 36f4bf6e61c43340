"""What may have changed, for whoever listens: a topic and the id of a record, and nothing of who or what."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, FetchedValue, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base


class Change(Base):
    """One act, or one change of somebody's standing. Triggers write it; nobody else does, and a day later it goes.

    `transaction` is the number of the transaction that wrote it: numbers are drawn before a transaction commits, so a
    listener asks what has become visible since it last looked, and not which numbers are higher.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_transaction", "transaction"), Index("ix_change_at", "at"))

    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    transaction: Mapped[int] = mapped_column(BigInteger, server_default=FetchedValue())
    at: Mapped[datetime] = mapped_column(server_default=FetchedValue())
    topic: Mapped[str]
    subject_id: Mapped[UUID]
