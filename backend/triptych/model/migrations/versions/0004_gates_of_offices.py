"""A gate belongs to one of the three offices."""

from triptych.model.migrations.scripts import run_script

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0004/gates.sql")
