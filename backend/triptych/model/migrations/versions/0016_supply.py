"""Sources of supply, and options worked on together."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    app = context.config.attributes["app_role"]
    run_script("0016/supply.sql", app=app)
    run_script("0016/options.sql", app=app)
