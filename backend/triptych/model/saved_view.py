"""What a person keeps for later: drafts of forms and saved views of tables."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified


class Draft(Base, Identified):
    """An unfinished form, kept on the server so that a reload or a sign-out loses nothing."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("person_id", "form"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    form: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    saved_at: Mapped[datetime]


class SavedView(Base, Identified):
    """The state of a table (its URL's search part), private or shared."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("person_id", "page", "name"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    page: Mapped[str]
    name: Mapped[str]
    search: Mapped[str]
    shared: Mapped[bool] = mapped_column(default=False)
