"""The second wall stands where raw SQL still went through: who acts, when, in which words, with which figures."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("words", "figures", "acts", "times", "policy"):
        run_script(f"0005/{name}.sql")
    run_script("0005/roles.sql", app=context.config.attributes["app_role"])
