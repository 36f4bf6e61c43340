"""What was cut off counts in the sums of use."""

from triptych.model.migrations.scripts import run_script

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0010/statement_use.sql")
