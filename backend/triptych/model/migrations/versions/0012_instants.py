"""Roles, delegations and absences begin and end at instants that a program can tell."""

from triptych.model.migrations.scripts import run_script

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0012/instants.sql")
