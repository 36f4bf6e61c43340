"""Directed, dissented, urgent, appealed, by class."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0017/appeals.sql")
    run_script("0017/extensions.sql")
    app = context.config.attributes["app_role"]
    run_script("0017/instructions.sql", app=app)
    run_script("0017/emergency_lifecycle.sql")
    run_script("0017/emergencies.sql", app=app)
    run_script("0017/snapshots.sql", app=app)
