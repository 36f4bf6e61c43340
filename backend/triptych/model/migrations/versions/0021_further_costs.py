"""What waiting costs beside the burn: benefit that comes later, penalties, and what is lost on a day (EX4)."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0021/further_costs.sql", app=context.config.attributes["app_role"])
    run_script("0021/dearest.sql")
