"""The house: one linked model, its walls, and the rights of the application's role."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    app_role = context.config.attributes["app_role"]
    for name in ("sequences", "tables", "lifecycle", "scopes", "walls", "requests"):
        run_script(f"0001/{name}.sql")
    run_script("0001/grants.sql", app=app_role)
