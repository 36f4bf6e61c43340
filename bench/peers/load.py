"""Asks a server the same thing over and over, from a process of its own: python load.py <what to ask, as JSON>.

Plain sockets that stay open, one request after the other on each; nothing is parsed but the length of an answer, so
that what is measured is the server. Prints counts, latencies, and its own processor time: whether it was the
bottleneck.
"""

import asyncio
import json
import statistics
import sys
import time
from dataclasses import dataclass, field

import uvloop


@dataclass
class Asked:
    """What is asked: `seconds` after `warm` seconds that do not count."""

    port: int
    path: str
    body: str
    headers: dict[str, str]
    connections: int
    seconds: float
    warm: float
    spent: list[float] = field(default_factory=list)
    every: int = 0

    @property
    def request(self) -> bytes:
        """The whole request."""
        body = self.body.encode()
        headers = {
            "Host": f"127.0.0.1:{self.port}", "Content-Type": "application/json", "Content-Length": str(len(body)),
            "Accept": "application/graphql-response+json, application/json", **self.headers,
        }  # fmt: skip
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"POST {self.path} HTTP/1.1\r\n{head}\r\n".encode() + body


async def answer(reader: asyncio.StreamReader) -> bytes:
    """The body of one answer. Raises `ValueError` where it is not a 200 of a known length."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    if b" 200" not in lines[0]:
        raise ValueError(head.decode() + (await reader.read(2000)).decode())
    for line in lines[1:]:
        if line.startswith(b"content-length:"):
            return await reader.readexactly(int(line.split(b":")[1]))
    return await _in_chunks(reader)


async def _in_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return body


async def one_connection(asked: Asked, until: float, counted_from: float) -> None:
    """One request after the other until the time is over."""
    reader, writer = await asyncio.open_connection("127.0.0.1", asked.port, limit=2**22)
    while (began := time.perf_counter()) < until:
        writer.write(asked.request)
        await answer(reader)
        asked.every += 1
        if began >= counted_from:
            asked.spent.append(time.perf_counter() - began)
    writer.close()


async def main() -> None:
    """Ask, and say how it went. With no seconds: the one answer itself."""
    asked = Asked(**json.loads(sys.argv[1]))
    if not asked.seconds:
        reader, writer = await asyncio.open_connection("127.0.0.1", asked.port, limit=2**22)
        writer.write(asked.request)
        sys.stdout.write((await answer(reader)).decode())
        writer.close()
        return
    began = time.perf_counter()
    from_then = began + asked.warm
    ways = (one_connection(asked, from_then + asked.seconds, from_then) for _ in range(asked.connections))
    await asyncio.gather(*ways)
    spent = sorted(asked.spent)
    took = time.perf_counter() - from_then
    told = {
        "requests": len(spent), "every": asked.every, "seconds": took, "median": statistics.median(spent),
        "slow": spent[int(len(spent) * 0.95)], "client": time.process_time() / (took + asked.warm),
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
