"""The register is read in its orders from an index, and not sorted anew for every page."""

from triptych.model.migrations.scripts import run_script

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0008/orders.sql")
