"""Seals and their openers: who proposes outside the rules is a sealed person."""

from alembic import context

from triptych.model.migrations.scripts import run_script

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0018/seals.sql", app=context.config.attributes["app_role"])
