"""Servers as processes of their own, what processor time they and the database spend, and load from another process."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any, TextIO

HERE = Path(__file__).parent
PATIENCE = 60  # s until a server is up
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Peer:
    """A server that answers."""

    name: str
    port: int
    pid: int
    path: str = "/graphql"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Load:
    """How a peer bore a load: requests a second, milliseconds, and processor milliseconds for each request."""

    rate: float
    median: float
    slow: float
    server: float
    database: float
    client: float

    @property
    def processor(self) -> float:
        """Server and database together."""
        return self.server + self.database


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def started(command: list[str], **options: Any) -> Iterator[int]:
    """A process that says "up" on its first line, until the end of the block; its id."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
    try:
        began = time.perf_counter()
        assert process.stdout is not None
        while "up" not in (line := process.stdout.readline()):
            if not line or time.perf_counter() - began > PATIENCE:
                raise SystemExit(f"{command[0]} did not start")
        Thread(target=_passed_on, args=(process.stdout,), daemon=True).start()
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def _passed_on(said: TextIO) -> None:
    """What a server warns of is seen; what it logs of every request is read and dropped, or the pipe would fill."""
    for line in said:
        if '"level":"info"' not in line:
            sys.stderr.write(line)


def asked_once(peer: Peer, path: str, document: str, variables: dict[str, Any] | None = None) -> Any:
    """One answer, read as JSON. Raises `ValueError` for errors in it."""
    told = json.loads(_load(peer, path, document, variables, connections=1, seconds=0, warm=0))
    if told.get("errors"):
        raise ValueError(told["errors"])
    return told["data"]


def loaded(peer: Peer, path: str, document: str, database: int, *, connections: int, seconds: float) -> Load:
    """The same question over and over; `database` is the process id of the database server's parent."""
    asked_once(peer, path, document)
    warm = min(1.0, seconds / 3)
    before = (_spent([peer.pid]), _spent(_family(database)))
    told = json.loads(_load(peer, path, document, None, connections=connections, seconds=seconds, warm=warm))
    after = (_spent([peer.pid]), _spent(_family(database)))
    # Processor time is taken around the whole run, with the requests that warm things up.
    server, database_s = ((late - early) / told["every"] * 1e3 for early, late in zip(before, after, strict=True))
    rate = told["requests"] / told["seconds"]
    return Load(rate, told["median"] * 1e3, told["slow"] * 1e3, server, database_s, told["client"])


def _load(
    peer: Peer,
    path: str,
    document: str,
    variables: dict[str, Any] | None,
    *,
    connections: int,
    seconds: float,
    warm: float,
) -> str:
    asked = {
        "port": peer.port, "path": path, "body": json.dumps({"query": document, "variables": variables or {}}),
        "headers": peer.headers, "connections": connections, "seconds": seconds, "warm": warm,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(HERE / "load.py"), json.dumps(asked)],
        check=False,
        capture_output=True,
        text=True,
        timeout=seconds + 60,
    )
    if done.returncode:
        raise SystemExit(f"{peer.name} {path}: {done.stderr[-2000:]}")
    return done.stdout


def _spent(pids: list[int]) -> float:
    """Processor seconds of these processes and of those of their children that have ended."""
    return sum(_of_one(pid) for pid in pids)


def _of_one(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS


def _family(pid: int) -> list[int]:
    """A process and its children; the database has one for each connection."""
    return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
