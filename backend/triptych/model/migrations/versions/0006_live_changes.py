"""Whoever has a page open is told that a record changed: an outbox of topics and ids, written by triggers."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0006/changes.sql", app=context.config.attributes["app_role"])
