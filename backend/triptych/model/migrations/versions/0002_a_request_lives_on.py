"""A request lives on after its decision: re-opened, closed, and the waiting counted in its intervals."""

from triptych.model.migrations.scripts import run_script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0002/requests.sql")
