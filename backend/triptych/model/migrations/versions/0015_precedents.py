"""Precedents with what came of them, imported history, and gaps with a plan."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("history", "precedents", "gaps"):
        run_script(f"0015/{name}.sql", app=context.config.attributes["app_role"])
