"""Appeals one level up, and more of the facts that a decision stood on."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for script in ("appeals", "longer_overrides", "facts"):
        run_script(f"0020/{script}.sql", app=context.config.attributes["app_role"])
    run_script("0020/indexes.sql", app=context.config.attributes["app_role"])
