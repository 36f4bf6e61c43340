"""The database holds what a token is and what is done through one as the service does."""

from triptych.model.migrations.scripts import run_script

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0011/token_walls.sql")
