"""What takes long is known: sums of use by operation and statement."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0009/statement_use.sql", app=context.config.attributes["app_role"])
