"""The decision clock: targets, hops and escalation."""

from triptych.model.migrations.scripts import run_script

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0013/decision_clock.sql")
