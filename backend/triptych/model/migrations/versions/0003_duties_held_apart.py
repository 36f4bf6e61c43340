"""Duties that nobody may hold together are held apart by the database too."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0003/duties.sql", app=context.config.attributes["app_role"])
