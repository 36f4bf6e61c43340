"""Facts kept with a decision, with what waiting costs beside the burn."""

from triptych.model.migrations.scripts import run_script

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0023/facts.sql")
    run_script("0023/indexes.sql")
