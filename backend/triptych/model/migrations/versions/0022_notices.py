"""What is told beside the events of requests: gates, delegations and class waivers."""

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
