"""The embedded PostgreSQL: started with the program, reachable only through a private socket, stopped with it.

One instance per data folder. The folder holds `postgres/` (the database), `secrets.json` (the roles' passwords, for
the owner's eyes only), `server.log` and the instance lock. There is no network port. If the program is killed, the
kernel asks the database to stop; if the machine stops, the next start recovers.
"""

import hashlib
import json
import os
import secrets
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from triptych.model import postgres_process
from triptych.model.instance_lock import AlreadyRunning, InstanceLock, running_on
from triptych.model.postgres_binaries import MAJOR_VERSION, SYSTEM_FOLDER, CannotStart, RunsAs, installation, runs_as

__all__ = ["AlreadyRunning", "CannotStart", "EmbeddedServer", "Reach"]

SUPERUSER, OWNER, APPLICATION, DATABASE = "postgres", "triptych_owner", "triptych_app", "triptych"
LONGEST_SOCKET_PATH = 103  # macOS; Linux takes 107
SOCKET_NAME = ".s.PGSQL.5432"
LARGEST_LOG = 10_000_000

# Passwords are 256 random bits: hashed once they are as safe as hashed 4096 times, and connecting is ten times faster.
FIRST_STATEMENTS = """
SET scram_iterations = 1;

ALTER ROLE postgres PASSWORD '{postgres}';

CREATE ROLE triptych_owner LOGIN PASSWORD '{triptych_owner}';

CREATE ROLE triptych_app LOGIN PASSWORD '{triptych_app}';

CREATE DATABASE triptych OWNER triptych_owner;

REVOKE ALL ON DATABASE triptych FROM PUBLIC;

GRANT CONNECT ON DATABASE triptych TO triptych_app;

"""


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach an embedded database: its socket folder and the passwords of its roles."""

    socket_folder: Path
    passwords: dict[str, str] = field(repr=False)

    def url(self, role: str, database: str = DATABASE) -> str:
        """A libpq address, as DATABASE_URL would hold it."""
        return f"postgresql://{role}:{self.passwords[role]}@/{database}?host={quote(str(self.socket_folder), safe='')}"

    @property
    def app_url(self) -> str:
        """As the application, which owns nothing."""
        return self.url(APPLICATION)

    @property
    def owner_url(self) -> str:
        """As the owner of the tables, which migrates."""
        return self.url(OWNER)

    @classmethod
    def of_running(cls, data: Path) -> Self | None:
        """The database that another process serves on this folder, or None when nobody does."""
        holder = running_on(data)
        if holder is None or holder.socket_folder is None:
            return None
        return cls(Path(holder.socket_folder), json.loads((data / "secrets.json").read_text()))


class EmbeddedServer:
    """A running PostgreSQL on one data folder; use it as a context manager."""

    def __init__(self, reach: Reach, lock: InstanceLock, postmaster: "subprocess.Popen[bytes]") -> None:
        self.reach = reach
        self._lock = lock
        self._postmaster = postmaster

    @classmethod
    def start(cls, data: Path, *, fast: bool = False) -> Self:
        """Start, making the database on the first start; returns once it takes connections.

        Raises `AlreadyRunning` when another process serves this folder and `CannotStart`, with a remedy, when it does
        not come up. `fast` gives up durability: for tests only.
        """
        data = data.absolute()
        runner = _prepared(data)
        lock = _locked(data)
        try:
            programs = installation(runner) / "bin"
            if not (data / "postgres").exists():
                _make_database(programs, data, runner, fast)
            database = (data / "postgres").resolve()
            _refuse_other_version(database)
            postgres_process.clear_leftover(database)
            sockets = _socket_folder(data, runner)
            lock.announce(socket_folder=str(sockets))
            reach = Reach(sockets, json.loads((data / "secrets.json").read_text()))
            _keep_log_small(data / "server.log")
            postmaster = postgres_process.start(programs, database, sockets, data / "server.log", runner, fast=fast)
        except BaseException:
            lock.release()
            raise
        return cls(reach, lock, postmaster)

    def announce(self, address: str) -> None:
        """Say where the application answers, for whoever tries to start a second one."""
        self._lock.announce(address=address)

    def stop(self) -> None:
        """Stop and let go of the folder; whatever was committed is kept. Stopping twice is fine."""
        postgres_process.stop(self._postmaster)
        shutil.rmtree(self.reach.socket_folder, ignore_errors=True)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


def _locked(data: Path) -> InstanceLock:
    try:
        return InstanceLock.acquire(data)
    except PermissionError as refused:
        owner = data.stat().st_uid
        raise CannotStart(
            f"The data folder {data} belongs to another user (uid {owner}). Start as that user, "
            "or choose another folder with TRIPTYCH_DATA."
        ) from refused


def _prepared(data: Path) -> RunsAs:
    """The data folder, made if need be and passable for the user that the database runs as."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as refused:
        raise CannotStart(f"The data folder {data} cannot be made: {refused.strerror}.") from refused
    runner = runs_as(data / "postgres")
    if runner.uid is None or runner.gid is None:
        return runner
    os.chown(data, 0, runner.gid)
    data.chmod(0o710)
    if not runner.can("-x", data / ".") and not (data / "postgres").is_symlink():
        _keep_elsewhere(data, runner)
    return runner


def _keep_elsewhere(data: Path, runner: RunsAs) -> None:
    """Below a closed folder (root's home) the dedicated user sees nothing: keep the database where it can, linked."""
    if (data / "postgres").exists():
        raise CannotStart(f"The user that runs the database cannot reach {data}. Choose another with TRIPTYCH_DATA.")
    SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    kept = Path(tempfile.mkdtemp(prefix="data-", dir=SYSTEM_FOLDER))
    runner.own(kept)
    (data / "postgres").symlink_to(kept / "postgres")


def _make_database(programs: Path, data: Path, runner: RunsAs, fast: bool) -> None:
    """Made aside and moved into place whole: a start that was cut off leaves nothing that looks like a database."""
    place = (data / "postgres").readlink() if (data / "postgres").is_symlink() else data / "postgres"
    aside = place.with_name("postgres.new")
    if aside.exists():
        shutil.rmtree(aside)
    aside.mkdir(mode=0o700)
    runner.own(aside)
    passwords = {role: secrets.token_urlsafe(32) for role in (SUPERUSER, OWNER, APPLICATION)}
    postgres_process.initialise(programs, aside, runner, sync=not fast)
    postgres_process.execute_alone(programs, aside, runner, FIRST_STATEMENTS.format(**passwords))
    with os.fdopen(os.open(data / "secrets.json", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(passwords, file)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(place)


def _refuse_other_version(database: Path) -> None:
    made_by = (database / "PG_VERSION").read_text().strip()
    if made_by != str(MAJOR_VERSION):
        raise CannotStart(
            f"The data in {database} was made by PostgreSQL {made_by}; this version brings {MAJOR_VERSION}. "
            "Make a backup with the version that made it, and restore it with this one."
        )


def _socket_folder(data: Path, runner: RunsAs) -> Path:
    """A private folder with a short path: a socket's path may not be long, and nobody else may pass."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    base = Path(runtime) if runner.uid is None and os.access(runtime, os.W_OK | os.X_OK) else Path("/tmp")  # noqa: S108
    if len(str(base)) > LONGEST_SOCKET_PATH - len("/triptych-0000000000/" + SOCKET_NAME):
        base = Path("/tmp")  # noqa: S108 - the folder made in it is private and checked
    owner = os.geteuid() if runner.uid is None else runner.uid
    folder = base / f"triptych-{hashlib.sha256(f'{owner}:{data.resolve()}'.encode()).hexdigest()[:10]}"
    try:
        folder.mkdir(mode=0o700)
        runner.own(folder)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) != 0o700:
            folder = Path(tempfile.mkdtemp(prefix="triptych-", dir=base))  # somebody else sits on our name
            runner.own(folder)
    return folder


def _keep_log_small(log: Path) -> None:
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
