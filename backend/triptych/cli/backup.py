"""`triptych backup` and `triptych restore`: the whole database as one file, by PostgreSQL's own programs."""

import os
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from triptych.cli.reach import Reached, reached
from triptych.cli.screen import Stop, console
from triptych.model.database import plain_url
from triptych.model.postgres_binaries import CannotStart, program
from triptych.model.settings import Settings


def backup(settings: Settings, to: Path) -> None:
    """Write everything that is committed now into one file; people may go on working."""
    if to.exists():
        raise Stop(f"{to} is there already.", "Choose another name; a backup never overwrites one.")
    to.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{to.name}.", dir=to.parent)
    os.close(descriptor)
    aside = Path(name)
    try:
        with reached(settings) as place:
            _client("pg_dump", place, "--format=custom", "--no-owner", "--exclude-table-data=change", f"--file={aside}")
        aside.rename(to)  # readable only by its maker: it holds everything
    finally:
        aside.unlink(missing_ok=True)
    console.print(f"{to}: {to.stat().st_size / 1e6:.1f} MB. Keep it safe: it holds everything that people entered.")


def restore(settings: Settings, source: Path) -> None:
    """Fill an empty database from a backup, all or nothing; a database with tables is refused."""
    if not source.is_file():
        raise Stop(f"There is no file {source}.")
    with reached(settings, beside_running=False) as place:
        if _client("psql", place, "-XAtc", "SELECT to_regclass('alembic_version') IS NOT NULL") == "t":
            raise Stop("This database has tables already.", "Restore into an empty one: choose a new TRIPTYCH_DATA.")
        _client("pg_restore", place, "--no-owner", "--single-transaction", "--exit-on-error", str(source))
    console.print(f"Restored from {source}. Bring it to this version with: triptych migrate")


def _client(name: str, place: Reached, *words: str) -> str:
    """Run one of PostgreSQL's programs as the owner, and answer what it said.

    The password goes through the environment: everybody on a machine may read the arguments of its programs.
    """
    address = urlsplit(plain_url(place.owner_url))
    secret = {"PGPASSWORD": unquote(address.password)} if address.password else {}
    person, _, host = address.netloc.rpartition("@")
    shown = urlunsplit(address._replace(netloc=f"{person.partition(':')[0]}@{host}" if person else host))
    try:
        done = subprocess.run(  # noqa: S603
            [program(name), f"--dbname={shown}", *words],
            env={**os.environ, **secret},
            check=False,
            capture_output=True,
            text=True,
        )
    except (OSError, CannotStart) as why:
        raise Stop(f"{name} cannot be started: {why}") from why
    if done.returncode != 0:
        raise Stop(f"{name} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout.strip()
