"""The PostgreSQL process itself: made, started, watched, stopped. It never outlives the program that started it."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from triptych.model.postgres_binaries import CannotStart, RunsAs

PATIENCE_TO_START = 120.0  # recovery after a crash may read a lot of log
PATIENCE_TO_STOP = 30.0
PR_SET_PDEATHSIG = 1

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "jit": "off",  # compiling a statement takes longer than any of ours runs
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %u ",
    "log_checkpoints": "off",
    "password_encryption": "scram-sha-256",
}
NOT_DURABLE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "wal_compression": "off",
    "io_method": "sync",
    "checkpoint_timeout": "1h",
    "max_wal_size": "8GB",
}
# Nothing of the caller's environment (PGOPTIONS, locale, time zone) reaches the database.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C"}


def initialise(programs: Path, database: Path, runner: RunsAs, *, sync: bool) -> None:
    """Make an empty database cluster that sorts and compares alike on every machine."""
    command: list[str | Path] = [
        programs / "initdb", f"--pgdata={database}", "--username=postgres", "--encoding=UTF8", "--locale=C",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--auth=trust", "--no-instructions",
        *([] if sync else ["--no-sync"]),
    ]  # fmt: skip
    _run(command, runner, "")
    (database / "pg_hba.conf").write_text("local all all scram-sha-256\n")  # before the first start nobody can connect


def execute_alone(programs: Path, database: Path, runner: RunsAs, statements: str) -> None:
    """Run statements, parted by empty lines, with no server and no other connection."""
    _run(
        [programs / "postgres", "--single", "-j", "-c", "exit_on_error=on", "-D", database, "postgres"],
        runner,
        statements,
    )


def start(
    programs: Path, database: Path, sockets: Path, log: Path, runner: RunsAs, *, fast: bool
) -> "subprocess.Popen[bytes]":
    """Start the server and return once it takes connections, or raise `CannotStart` with the end of its log."""
    settings = SETTINGS | {"unix_socket_directories": str(sockets)} | (NOT_DURABLE if fast else {})
    command = [str(programs / "postgres"), "-D", str(database)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as output:
        before = output.tell()
        postmaster = subprocess.Popen(  # noqa: S603
            command,
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is ours to pass on, after the last request is answered
            preexec_fn=_die_with_parent(),  # noqa: PLW1509 - one system call, nothing that takes a lock
            **runner.arguments(),
        )
    try:
        came_up = _wait_until(
            lambda: _ready(database, postmaster.pid) or postmaster.poll() is not None, PATIENCE_TO_START
        )
    except BaseException:
        stop(postmaster)
        raise
    if came_up and postmaster.poll() is None:
        return postmaster
    stop(postmaster)
    said = log.read_bytes()[before:].decode(errors="replace").strip().splitlines()
    raise CannotStart("\n".join([f"The embedded database did not start. The end of {log}:", *said[-12:]]))


def stop(postmaster: "subprocess.Popen[bytes]") -> None:
    """Stop after rolling back what is open; if that takes too long, stop as after a power cut, which loses nothing."""
    for request, patience in ((signal.SIGINT, PATIENCE_TO_STOP), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)):
        if postmaster.poll() is not None:
            return
        postmaster.send_signal(request)
        try:
            postmaster.wait(patience)
        except subprocess.TimeoutExpired:
            continue


def clear_leftover(database: Path) -> None:
    """Deal with what a killed predecessor left: end its orphan if it still runs, forget its note if it does not.

    Called with the instance lock held, so no live instance owns the process. PostgreSQL alone would mistake any process
    that got the same number since (common in containers) for its own and refuse to start.
    """
    note = database / "postmaster.pid"
    try:
        left = int(note.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return
    if not _is_postmaster(left, database):
        note.unlink(missing_ok=True)
        return
    for request in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        os.kill(left, request)
        if _wait_until(lambda: not _is_postmaster(left, database), 10.0):
            return
    raise CannotStart(f"A database left over from a killed instance (process {left}) does not end.")


def _is_postmaster(pid: int, database: Path) -> bool:
    if Path("/proc/self/cwd").exists():
        try:
            process = Path(f"/proc/{pid}")
            return (process / "cwd").readlink() == database and "postgres" in (process / "comm").read_text()
        except OSError:
            return False
    ps = shutil.which("ps") or "/bin/ps"
    said = subprocess.run([ps, "-p", str(pid), "-o", "command="], check=False, capture_output=True, text=True)  # noqa: S603
    return str(database) in said.stdout


def _ready(database: Path, pid: int) -> bool:
    """The last line of the server's own note; asking it costs no connection."""
    try:
        lines = (database / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _die_with_parent() -> Callable[[], None] | None:
    """Have the kernel ask the server to stop when we are killed.

    Linux only, and only from the main thread, because the kernel watches the thread that starts the child. Elsewhere
    `clear_leftover` ends the orphan at the next start.
    """
    if not sys.platform.startswith("linux") or threading.current_thread() is not threading.main_thread():
        return None
    library, parent = ctypes.CDLL(None, use_errno=True), os.getpid()

    def tell_the_kernel() -> None:
        library.prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return tell_the_kernel


def _run(command: list[str | Path], runner: RunsAs, given: str) -> None:
    done = subprocess.run(  # noqa: S603
        command,
        cwd="/",
        env=ENVIRONMENT,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        **runner.arguments(),
    )
    if done.returncode != 0:
        said = (done.stderr + done.stdout).strip().splitlines()
        raise CannotStart("\n".join([f"{Path(command[0]).name} failed:", *said[-12:]]))


def _wait_until(done: Callable[[], bool], seconds: float, step: float = 0.002) -> bool:
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            return False
        time.sleep(step)
    return True
