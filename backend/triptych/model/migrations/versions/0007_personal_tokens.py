"""Programs come in by personal access tokens, which end, and whose acts say so in the trail."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0007/tokens.sql", app=context.config.attributes["app_role"])
