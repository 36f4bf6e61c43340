"""Runs the SQL files of a migration, each as one script, in the migration's own transaction."""

from pathlib import Path

from alembic import op
from sqlalchemy import text
from sqlalchemy.util import await_only

FOLDER = Path(__file__).parent / "sql"


def run_script(name: str, **words: str) -> None:
    """Run one file; ``:word`` in it stands for the given identifier, which is quoted."""
    script = (FOLDER / name).read_text()
    for word, value in words.items():
        script = script.replace(f":{word}", '"' + value.replace('"', '""') + '"')
    bind = op.get_bind()
    bind.execute(text("SELECT 1"))  # SQLAlchemy begins its transaction with the first statement
    driver = bind.connection.driver_connection
    if driver is None:
        raise RuntimeError("the migration lost its connection")
    await_only(driver.execute(script))
