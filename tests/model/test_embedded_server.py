"""The embedded PostgreSQL: quick, private, one per data folder, and never left behind."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from triptych.model.embedded_server import AlreadyRunning, CannotStart, EmbeddedServer, Reach

BACKEND = Path(__file__).parents[2] / "backend"

STARTS = """
import os, sys, time
from pathlib import Path
from triptych.model.embedded_server import EmbeddedServer
if sys.argv[2] != "-":
    os.setgroups([]); os.setgid(int(sys.argv[3])); os.setuid(int(sys.argv[2]))
server = EmbeddedServer.start(Path(sys.argv[1]), fast=True)
server.announce("http://localhost:8000")
print(server._postmaster.pid, flush=True)
sys.stdin.read()
server.stop()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place for data that the database's user can reach."""
    place = Path(tempfile.mkdtemp(prefix="triptych-test-"))
    place.chmod(0o755)
    yield place
    linked = place / "data" / "postgres"
    if linked.is_symlink():
        shutil.rmtree(linked.readlink().parent)
    shutil.rmtree(place)


def starts(data: Path, user: pwd.struct_passwd | None = None) -> "subprocess.Popen[str]":
    """Another process that starts a server on the data, and stops it when its input ends."""
    who = ["-", "-"] if user is None else [str(user.pw_uid), str(user.pw_gid)]
    return subprocess.Popen(
        [sys.executable, "-c", STARTS, str(data), *who],
        env={**os.environ, "PYTHONPATH": str(BACKEND)},
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def soon(true: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether it comes true within the time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.01)
    return False


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody waited for yet has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


async def remembers(reach: Reach) -> int | None:
    """What was written down before, as the owner."""
    connection = await asyncpg.connect(reach.owner_url)
    try:
        await connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        found: int | None = await connection.fetchval("SELECT max(number) FROM kept")
        await connection.execute("INSERT INTO kept VALUES (coalesce($1::int, 0) + 1)", found)
    finally:
        await connection.close()
    return found


async def test_data_survives_stop_and_start(folder: Path) -> None:
    with EmbeddedServer.start(folder / "data", fast=True) as first:
        nothing = await remembers(first.reach)
    with EmbeddedServer.start(folder / "data", fast=True) as second:
        one = await remembers(second.reach)

    assert (nothing, one) == (None, 1)


def test_a_durable_server_starts_from_nothing_and_again(folder: Path) -> None:
    EmbeddedServer.start(folder / "data").stop()

    with EmbeddedServer.start(folder / "data") as server:
        assert server.reach.owner_url


def test_nobody_else_can_pass_to_data_passwords_or_socket(folder: Path) -> None:
    with EmbeddedServer.start(folder / "data", fast=True) as server:
        closed = {path: stat.S_IMODE(path.stat().st_mode) & 0o007 for path in (
            folder / "data", folder / "data" / "postgres", folder / "data" / "server.log", server.reach.socket_folder,
        )}  # fmt: skip

        assert stat.S_IMODE((folder / "data" / "secrets.json").stat().st_mode) == 0o600
        assert set(closed.values()) == {0}
        assert len(str(server.reach.socket_folder / ".s.PGSQL.5432")) < 100


def test_there_is_no_network_port(folder: Path) -> None:
    with EmbeddedServer.start(folder / "data", fast=True):
        note = (folder / "data" / "postgres" / "postmaster.pid").read_text().splitlines()

    assert note[5] == ""  # the address it listens on


async def test_a_wrong_password_is_refused_even_on_the_private_socket(folder: Path) -> None:
    with EmbeddedServer.start(folder / "data", fast=True) as server:
        wrong = Reach(server.reach.socket_folder, dict.fromkeys(server.reach.passwords, "guessed"))

        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(wrong.owner_url)


def test_a_second_instance_on_the_same_data_is_told_who_is_first(folder: Path) -> None:
    with EmbeddedServer.start(folder / "data", fast=True) as first:
        first.announce("http://localhost:8123")

        with pytest.raises(AlreadyRunning, match="already running") as refused:
            EmbeddedServer.start(folder / "data", fast=True)

    assert (refused.value.pid, refused.value.address) == (os.getpid(), "http://localhost:8123")


async def test_another_command_reaches_the_running_database(folder: Path) -> None:
    assert Reach.of_running(folder / "data") is None
    with EmbeddedServer.start(folder / "data", fast=True):
        beside = Reach.of_running(folder / "data")

        assert beside is not None
        assert await remembers(beside) is None
    assert Reach.of_running(folder / "data") is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a child that its parent died")
async def test_a_killed_program_leaves_no_server_behind(folder: Path) -> None:
    program = starts(folder / "data")
    assert program.stdout is not None
    postmaster = int(program.stdout.readline())

    program.kill()
    program.communicate()

    assert soon(lambda: is_gone(postmaster))
    with EmbeddedServer.start(folder / "data", fast=True) as server:
        assert await remembers(server.reach) is None


async def test_a_killed_database_recovers_what_was_committed_at_the_next_start(folder: Path) -> None:
    with EmbeddedServer.start(folder / "data") as first:
        await remembers(first.reach)
        os.kill(first._postmaster.pid, signal.SIGKILL)

    with EmbeddedServer.start(folder / "data") as second:
        assert await remembers(second.reach) == 1


def test_a_note_of_a_process_number_that_another_program_has_now_does_not_stand_in_the_way(folder: Path) -> None:
    EmbeddedServer.start(folder / "data", fast=True).stop()
    note = folder / "data" / "postgres" / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{note.parent}\n0\n5432\n/nowhere\n\n")

    EmbeddedServer.start(folder / "data", fast=True).stop()


def test_a_first_start_that_was_cut_off_is_done_again(folder: Path) -> None:
    (folder / "data" / "postgres.new").mkdir(parents=True)
    (folder / "data" / "postgres.new" / "half").write_text("")

    EmbeddedServer.start(folder / "data", fast=True).stop()

    assert (folder / "data" / "postgres" / "PG_VERSION").exists()


def test_data_of_another_version_is_left_alone_with_a_remedy(folder: Path) -> None:
    EmbeddedServer.start(folder / "data", fast=True).stop()
    (folder / "data" / "postgres" / "PG_VERSION").write_text("15\n")

    with pytest.raises(CannotStart, match="made by PostgreSQL 15"):
        EmbeddedServer.start(folder / "data", fast=True)


def test_a_database_that_cannot_start_says_why(folder: Path) -> None:
    EmbeddedServer.start(folder / "data", fast=True).stop()
    (folder / "data" / "postgres" / "postgresql.auto.conf").write_text("no_such_setting = 1\n")

    with pytest.raises(CannotStart, match="no_such_setting"):
        EmbeddedServer.start(folder / "data", fast=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can try both; a normal user tries the other tests as itself")
def test_a_normal_user_starts_it_as_well(folder: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    (folder / "data").mkdir()
    os.chown(folder / "data", nobody.pw_uid, nobody.pw_gid)

    program = starts(folder / "data", nobody)
    told, complaint = program.communicate("", timeout=60)

    assert program.returncode == 0, complaint
    assert int(told)
    assert (folder / "data" / "postgres").stat().st_uid == nobody.pw_uid


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a home that the database's user cannot enter")
def test_below_a_closed_home_the_database_is_kept_where_its_user_can_reach(folder: Path) -> None:
    folder.chmod(0o700)

    for _ in range(2):
        EmbeddedServer.start(folder / "data", fast=True).stop()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / "data" / "postgres").is_symlink()
