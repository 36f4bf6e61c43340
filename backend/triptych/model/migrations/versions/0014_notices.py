"""Notices, their digest and the mail that is sent."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    app = context.config.attributes["app_role"]
    run_script("0014/tables.sql", app=app)
    run_script("0014/notices.sql")
    run_script("0014/mail.sql")
    run_script("0014/live.sql")
