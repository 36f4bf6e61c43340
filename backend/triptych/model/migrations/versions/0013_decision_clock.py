"""The queue of work for later, and the decision clock: targets, hops and escalation."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    app = context.config.attributes["app_role"]
    run_script("0013/queue.sql", app=app)
    run_script("0013/decision_clock.sql", app=app)
