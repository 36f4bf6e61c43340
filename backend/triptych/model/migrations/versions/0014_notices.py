"""Notices, their digest and the mail that is sent."""

from triptych.model.migrations.scripts import run_script

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0014/notices.sql")
