"""What is told beside the events of requests: gates, delegations, class waivers, and facts that changed."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0022/occurrences.sql", app=context.config.attributes["app_role"])
    run_script("0022/notices.sql")
    run_script("0022/waiting.sql")
