"""Class waivers, and what an authority outside answered."""

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by what it is named after."""
