"""Directed, dissented, urgent, appealed, by class."""

from triptych.model.migrations.scripts import run_script

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0017/appeals.sql")
    run_script("0017/extensions.sql")
