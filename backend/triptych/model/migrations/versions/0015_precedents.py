"""Precedents, and gaps with a plan."""

from triptych.model.migrations.scripts import run_script

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0015/precedents.sql")
