"""Whatever is open by a token ends with it."""

from triptych.model.migrations.scripts import run_script

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0008/tokens.sql")
