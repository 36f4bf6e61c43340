"""`triptych run` from nothing: it answers, says who is first, and leaves nothing behind."""

import asyncio
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import httpx
import pytest

from triptych.model.embedded_server import EmbeddedServer

BACKEND = Path(__file__).parents[2] / "backend"
PATIENCE = 100  # seconds, however busy the machine is

pytestmark = pytest.mark.timeout(300)


def free_port() -> int:
    """A port that nobody listens on; none of those that the system gives to others meanwhile."""
    while True:
        port = random.SystemRandom().randrange(20_000, 30_000)
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


@dataclass
class Installation:
    """A data folder and a port, and what runs on them."""

    data: Path
    port: int

    def triptych(self, *words: str, port: int | None = None) -> "subprocess.Popen[str]":
        """Start a command of the program, from another folder, without a demo."""
        mine = {
            "TRIPTYCH_DATA": str(self.data), "PORT": str(port or self.port), "DEMO": "0", "PYTHONPATH": str(BACKEND),
        }  # fmt: skip
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRIPTYCH_", "DATABASE_"))}
        return subprocess.Popen(
            [sys.executable, "-m", "triptych.cli.main", *words],
            env=kept | mine, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def answers(self, program: "subprocess.Popen[str]", seconds: float = PATIENCE) -> bool:
        """Whether the program gets ready before it ends, or the time does."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and program.poll() is None:
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/health/ready", timeout=seconds).status_code == 200:
                    return True
            except httpx.TransportError:
                pass
            time.sleep(0.02)
        return False


@pytest.fixture
def place() -> Iterator[Installation]:
    """An installation that nothing was ever done in."""
    folder = Path(tempfile.mkdtemp(prefix="triptych-test-"))
    folder.chmod(0o755)
    yield Installation(folder / "data", free_port())
    shutil.rmtree(folder)


def ended(program: "subprocess.Popen[str]", how: signal.Signals) -> str:
    """What the program had said when it had ended."""
    program.send_signal(how)
    return program.communicate(timeout=PATIENCE)[0]


def test_it_starts_from_nothing_stops_at_ctrl_c_and_starts_again(place: Installation) -> None:
    first = place.triptych("run")
    answered = place.answers(first)
    said = ended(first, signal.SIGINT)
    second = place.triptych("run")
    answered_again = place.answers(second)
    ended(second, signal.SIGTERM)

    assert answered, said
    assert f"http://localhost:{place.port}" in said
    assert answered_again
    assert (first.returncode, second.returncode) == (0, 0)
    assert not (place.data / "postgres" / "postmaster.pid").exists()


def test_a_second_instance_on_the_same_data_says_where_the_first_one_is(place: Installation) -> None:
    first = place.triptych("run")
    assert place.answers(first)

    second = place.triptych("run", port=free_port())
    said = second.communicate(timeout=PATIENCE)[0]

    assert second.returncode == 1
    assert "already running" in said
    assert f"http://localhost:{place.port}" in said
    assert place.answers(first)
    ended(first, signal.SIGINT)


def test_a_taken_port_is_said_with_the_way_to_choose_another(place: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", place.port))
        other.listen()

        program = place.triptych("run")
        said = program.communicate(timeout=PATIENCE)[0]

    assert program.returncode == 1
    assert f"Port {place.port} is taken" in said
    assert "PORT=" in said
    assert not place.data.exists()


async def say_newer(owner_url: str) -> None:
    """A program of the future was here."""
    owner = await asyncpg.connect(owner_url)
    await owner.execute("UPDATE alembic_version SET version_num = '0099'")
    await owner.close()


def test_every_way_to_start_says_that_newer_tables_need_a_newer_program(place: Installation) -> None:
    asked = place.triptych("migrate").communicate(timeout=PATIENCE)[0]
    with EmbeddedServer.start(place.data) as server:
        asyncio.run(say_newer(server.reach.owner_url))

    answers = {}
    for words in ("migrate", "run", "serve", "doctor"):
        program = place.triptych(words)
        answers[words] = (program.communicate(timeout=PATIENCE)[0], program.returncode)

    assert "From nothing" in asked
    for words, (said, code) in answers.items():
        assert code == 1, (words, said)
        assert "version 0099, newer than this program knows" in said, (words, said)
        assert "Update the program" in said
        assert "Traceback" not in said


def test_serving_tables_that_were_never_made_is_refused_with_the_remedy(place: Installation) -> None:
    program = place.triptych("serve")
    said = program.communicate(timeout=PATIENCE)[0]

    assert program.returncode == 1
    assert "triptych migrate" in said
