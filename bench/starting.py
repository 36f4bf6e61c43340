"""How long the product takes from the command to the first answer: from nothing, and warm (goal: 3 s warm).

Run: python bench/starting.py. Starts `triptych run` without the demo in a folder of its own, three times warm, and ends
each run as Ctrl-C does. The database server's own share is measured beside it, for the ratio.
"""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from peers.processes import free_port
from stage.own_server import own_folder

from triptych.model.embedded_server import EmbeddedServer

PATIENCE = 90  # s
WARM = 3


def seconds_to_first_answer(data: Path) -> float:
    """From the command to the first page, and then the run is ended."""
    port = free_port()
    began = time.perf_counter()
    program = subprocess.Popen(
        [sys.executable, "-m", "triptych.cli.main", "run", "--port", str(port)],
        env={**os.environ, "TRIPTYCH_DATA": str(data), "DEMO": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while time.perf_counter() - began < PATIENCE and program.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE).close()
                return time.perf_counter() - began
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.02)
        raise SystemExit("the product did not answer")
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=30)


def main() -> None:
    """From nothing once, then warm; the server alone for comparison."""
    with own_folder() as folder:
        data = folder / "data"
        print(f"  product from nothing  {seconds_to_first_answer(data):5.2f} s")
        warm = min(seconds_to_first_answer(data) for _ in range(WARM))
        print(f"  product warm          {warm:5.2f} s  (best of {WARM}; goal 3 s)")
        began = time.perf_counter()
        EmbeddedServer.start(folder / "server").stop()
        cold = time.perf_counter() - began
        began = time.perf_counter()
        EmbeddedServer.start(folder / "server").stop()
        up = time.perf_counter() - began
        print(f"  database server       {cold:5.2f} s from nothing, {up:.2f} s warm: {up / warm:.0%} of a warm start")


if __name__ == "__main__":
    main()
