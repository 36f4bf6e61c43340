"""One running instance per data folder: an advisory lock that dies with its holder and says who holds it."""

import fcntl
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

LOCK_NAME = "instance.lock"
GLANCES = 5


class AlreadyRunning(RuntimeError):
    """Another process serves this data folder; `pid`, `address` and `socket_folder` are the first one's, if known."""

    def __init__(self, folder: Path, holder: Mapping[str, Any]) -> None:
        self.folder = folder
        self.pid: int | None = holder.get("pid")
        self.address: str | None = holder.get("address")
        self.socket_folder: str | None = holder.get("socket_folder")
        who = f"process {self.pid}" if self.pid else "another process"
        where = f", at {self.address}" if self.address else ""
        super().__init__(f"Triptych is already running on the data in {folder} ({who}{where}).")


class InstanceLock:
    """Held from `acquire` to `release`, or to the death of the process however it dies: the kernel lets go of it."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self._folder = folder
        self._descriptor = descriptor
        self._said: dict[str, Any] = {"pid": os.getpid()}
        self.announce()

    @classmethod
    def acquire(cls, folder: Path) -> Self:
        """Take the lock or raise `AlreadyRunning`; waits only long enough for a passing `running_on`."""
        descriptor = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        for moment_left in range(GLANCES, -1, -1):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return cls(folder, descriptor)
            except BlockingIOError:
                if moment_left:
                    time.sleep(0.01)
        os.close(descriptor)
        raise AlreadyRunning(folder, _said_by_the_holder(folder))

    def announce(self, **facts: str) -> None:
        """Write down who holds the lock and where it answers, for whoever comes second."""
        self._said.update(facts)
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, json.dumps(self._said).encode(), 0)

    def release(self) -> None:
        """Let go. The file stays: removing it would let two processes lock two different files of one name."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1


def running_on(folder: Path) -> AlreadyRunning | None:
    """Who serves this folder now, or None. Only looks: the lock is let go at once if it was free."""
    if not (folder / LOCK_NAME).exists():
        return None
    try:
        descriptor = os.open(folder / LOCK_NAME, os.O_RDONLY | os.O_CLOEXEC)
    except PermissionError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return AlreadyRunning(folder, _said_by_the_holder(folder))
    finally:
        os.close(descriptor)
    return None


def _said_by_the_holder(folder: Path) -> dict[str, Any]:
    try:
        said = json.loads((folder / LOCK_NAME).read_text())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
