"""Whether the compiled way says what the ordinary execution says, over 20,000 documents made by chance.

Run: python bench/documents.py [number of documents]. Tells a story with something of everything in a database of its
own, asks every document as one of seven people both ways, and compares the answers as parsed JSON. Prints how many root
fields were compiled and how many were not, with the reason; ends with an error where any answer differs. The tests
compare the first of the same documents in every run of theirs.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise

import asyncpg
from stage.own_server import migrated, own_server

import snapshots
from chance_documents import READERS, Chances, the_story
from triptych.graphql.answering import operations
from triptych.model.embedded_server import EmbeddedServer

DOCUMENTS = 20_000


async def compare(server: EmbeddedServer, first: int, last: int) -> Counter[str]:
    """The documents of these numbers, and what came of them."""
    met: Counter[str] = Counter()
    async with migrated(server) as database:
        superuser = await asyncpg.connect(server.reach.url("postgres"))
        snapshots.use(superuser)
        chances = await Chances.of(await the_story(database))
        for number in range(first, last):
            who = READERS[number % len(READERS)]
            text = chances.document(f"{who} {number // len(READERS)}")
            met[await outcome(chances, who, text)] += 1
        await superuser.close()
    met |= {"compiled": operations.ways.compiled, "ordinary": operations.ways.ordinary}
    met |= {f"not compiled: {why}": times for why, times in operations.ways.why.items()}
    return met


async def outcome(chances: Chances, who: str, text: str) -> str:
    """Whether both ways say the same; what does not is printed."""
    try:
        found = await chances.both(who, text)
    except Exception as error:
        print(f"FAILED {error!r} for {who}: {text}", file=sys.stderr)
        return "different"
    if found.compiled is None:
        return "refused" if found.refused else "left"
    if not found.refused and found.compiled == found.ordinary:
        return "same"
    print(f"DIFFERENT for {who}: {text}", file=sys.stderr)
    return "different"


def work(first: int, last: int) -> None:
    """One part of the documents, on a database server of its own; what came of them as JSON."""
    with own_server() as server:
        print(json.dumps(asyncio.run(compare(server, first, last))))


def main() -> None:
    """All documents, in as many processes as there are processors."""
    if len(sys.argv) > 2:
        work(int(sys.argv[1]), int(sys.argv[2]))
        return
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    parts = os.cpu_count() or 1
    edges = [documents * at // parts for at in range(parts + 1)]
    began = time.perf_counter()
    running = [
        subprocess.Popen([sys.executable, __file__, str(a), str(b)], stdout=subprocess.PIPE, text=True)
        for a, b in pairwise(edges)
    ]
    met: Counter[str] = Counter()
    for each in running:
        said, _ = each.communicate()
        if each.returncode:
            raise SystemExit("a part of the documents was not compared")
        met.update(json.loads(said.splitlines()[-1]))
    report(documents, met, time.perf_counter() - began)


def report(documents: int, met: Counter[str], seconds: float) -> None:
    """What came of all of them."""
    print(f"  {documents:>9,} documents in {seconds:.0f} s, {documents / seconds:.0f} a second")
    print(f"  {met['same']:>9,} say the same both ways, {met['refused']:,} are refused both ways")
    print(f"  {met['left']:>9,} as a whole left to the ordinary way, such as a wrong cursor where no row is asked for")
    print(f"  {met['compiled']:>9,} root fields compiled, {met['ordinary']:,} executed the ordinary way")
    for reason, times in met.most_common():
        if reason.startswith("not compiled: "):
            print(f"  {times:>9,} {reason}")
    print(f"  {met['different']:>9,} differ")
    if met["different"] or met["same"] + met["refused"] + met["left"] != documents:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
