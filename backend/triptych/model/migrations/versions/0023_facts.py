"""Facts kept with a decision, with what waiting costs beside the burn."""

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
