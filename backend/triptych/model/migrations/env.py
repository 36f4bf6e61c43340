"""Run by Alembic, on the connection that `triptych.model.migrate` hands over; there is no offline mode."""

from alembic import context

import triptych.model  # noqa: F401 - makes every table known
from triptych.model.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transaction_per_migration=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
