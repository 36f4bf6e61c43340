"""What a read costs over HTTP beside a statement written by hand and beside PostGraphile, and whether it stays flat.

Run: python bench/against_peers.py [--quick]. One run, one database server, the same data, the answers compared first.
The product is served as it always is, with sessions and scopes; by hand is one more endpoint in the same server, with
the same session and the same unit of work. PostGraphile asks nobody who they are and filters nothing, which is in its
favour. Writes the figures to docs/charts/ as SVG, unless it is the quick run, which is for trying it out. All servers,
the database and the load share the processors of this machine: compare what stands beside each other.
"""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peers import postgraphile
from peers.data import ManyProjects
from peers.pictures import pictures
from peers.processes import Peer, asked_once, free_port, started
from peers.questions import NODE, PORTFOLIO, QUESTIONS, content
from peers.results import CONNECTIONS, Key, Results, Target, shown
from stage.own_server import QUICK, own_folder, own_server
from stage.portfolio import A_PART, EVERYTHING

PRODUCT = Path(__file__).parent / "peers" / "product.py"


@contextmanager
def product(portfolio: ManyProjects) -> Iterator[Peer]:
    """The product, in a process of its own."""
    port, reach = free_port(), portfolio.server.reach
    command = [sys.executable, str(PRODUCT), reach.owner_url, reach.app_url, str(port)]
    with started(command, stderr=sys.stderr) as pid:
        yield Peer("product", port, pid)


def of(peer: Peer, portfolio: ManyProjects, reader: str) -> Peer:
    """The same server, asked as somebody."""
    return Peer(f"{peer.name}, {reader}", peer.port, peer.pid, headers={"Cookie": portfolio.cookies[reader]})


def beside_by_hand(results: Results, peer: Peer, portfolio: ManyProjects) -> None:
    """The three questions, compiled and by hand in turn, to both readers; and the portfolio page as it stands."""
    for reader in (EVERYTHING, A_PART):
        asker = of(peer, portfolio, reader)
        for question in QUESTIONS:
            if question is NODE and reader == A_PART:
                continue
            paths = {"compiled": "/graphql", "by hand": f"/by-hand/{question.name}"}
            answers = {way: content(asked_once(asker, path, question.product)) for way, path in paths.items()}
            assert answers["compiled"] == answers["by hand"], (reader, question.name)
            for _ in range(results.rounds):
                for way, path in paths.items():
                    key = Key(way, question.name, reader, portfolio.projects)
                    results.measure(key, Target(asker, path, question.product))
        key = Key("compiled", "portfolio", reader, portfolio.projects)
        results.measure(key, Target(asker, "/graphql", PORTFOLIO))


def beside_postgraphile(results: Results, peer: Peer, other: Peer, portfolio: ManyProjects) -> None:
    """Requests a second of both, in turn."""
    asker = of(peer, portfolio, EVERYTHING)
    for question in QUESTIONS:
        ours = content(asked_once(asker, "/graphql", question.product))
        theirs = content(asked_once(other, "/graphql", question.postgraphile))
        assert ours == theirs, question.name
        for connections in CONNECTIONS:
            for _ in range(results.rounds):
                key = Key("product", question.name, EVERYTHING, portfolio.projects, connections)
                results.measure(key, Target(asker, "/graphql", question.product))
                results.measure(key.of("PostGraphile"), Target(other, "/graphql", question.postgraphile))


def measured(results: Results, portfolio: ManyProjects, folder: Path) -> None:
    """All parts, one after the other."""
    for size in results.sizes:
        asyncio.run(portfolio.grow(size))
        with product(portfolio) as peer:
            beside_by_hand(results, peer, portfolio)
    try:
        installed = postgraphile.installed(folder)
    except postgraphile.Absent as absent:
        results.absent = str(absent)
        return
    with product(portfolio) as peer, postgraphile.serving(installed, portfolio.server.reach.url("postgres")) as other:
        beside_postgraphile(results, peer, other, portfolio)


def main() -> None:
    """Run on a database server of its own, which is gone afterwards, also when somebody ends the run."""
    with own_folder() as folder, own_server() as server:
        results = Results(quick=QUICK, database=server._postmaster.pid)
        measured(results, asyncio.run(ManyProjects.begun(server)), folder)
    shown(results)
    if not results.quick:
        pictures(results)


if __name__ == "__main__":
    main()
