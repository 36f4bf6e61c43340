"""More of the facts that a decision stood on."""

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by what it is named after."""
