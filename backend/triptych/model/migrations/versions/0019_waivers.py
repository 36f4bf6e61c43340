"""Class waivers, and what an authority outside answered."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    app = context.config.attributes["app_role"]
    for name in ("waivers", "outside"):
        run_script(f"0019/{name}.sql", app=app)
