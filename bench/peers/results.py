"""What was measured, beside what it is compared with, and whether the ratio is within its goal."""

from dataclasses import dataclass, field, replace

from stage.portfolio import A_PART, EVERYTHING

from peers.postgraphile import VERSION
from peers.processes import Load, Peer, loaded

BESIDE_BY_HAND = {"flat": 1.15, "nested": 1.15, "node": 1.5}  # at most so many times the processor time
BESIDE_POSTGRAPHILE = {1: 2.5, 16: 4.0}  # at least so many times the requests a second, nested, by connections
FLAT_UP_TO, SCOPE_UP_TO = 1.3, 1.1
CONNECTIONS = tuple(BESIDE_POSTGRAPHILE)
PAGES = ("flat", "nested", "portfolio")


@dataclass(frozen=True)
class Key:
    """One thing that is measured."""

    who: str
    question: str
    reader: str
    projects: int
    connections: int = 1

    def of(self, who: str) -> "Key":
        """The same of somebody else."""
        return replace(self, who=who)


@dataclass(frozen=True)
class Target:
    """Where the load goes."""

    peer: Peer
    path: str
    document: str


@dataclass
class Results:
    """How long each part is measured, and what was found so far. `database` is the server's process."""

    quick: bool
    database: int
    found: dict[Key, Load] = field(default_factory=dict)
    absent: str | None = None

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many projects there are, one after the other."""
        return (1_000, 10_000) if self.quick else (1_000, 10_000, 100_000)

    @property
    def rounds(self) -> int:
        """How often two that are compared take turns; the best round of each counts, which was disturbed least."""
        return 1 if self.quick else 3

    def measure(self, key: Key, target: Target) -> None:
        """Measure once more and keep the better."""
        load = loaded(
            target.peer, target.path, target.document, self.database,
            connections=key.connections, seconds=1.5 if self.quick else 6,
        )  # fmt: skip
        if key not in self.found or load.rate > self.found[key].rate:
            self.found[key] = load

    def compiled(self, question: str, reader: str, projects: int) -> Load:
        """What a page cost compiled."""
        return self.found[Key("compiled", question, reader, projects)]


def shown(results: Results) -> None:
    """Everything that was measured, with its ratio and whether that is within the goal."""
    for size in results.sizes:
        print(f"\n  {size:,} projects: processor ms of a request, server + database")
        for key, load in results.found.items():
            if key.who == "compiled" and key.projects == size:
                _one(results, key, load)
    _flatness(results)
    _scope(results)
    _peers(results)


def _one(results: Results, key: Key, load: Load) -> None:
    line = (
        f"  {key.question:<10}{key.reader:<18}{load.server:6.2f} + {load.database:5.2f}  median {load.median:6.2f} ms"
    )
    hand = results.found.get(key.of("by hand"))
    if hand:
        ratio = verdict(load.processor / hand.processor, BESIDE_BY_HAND[key.question])
        line += (
            f"   by hand {hand.server:5.2f} + {hand.database:5.2f}: {ratio}, server {load.server / hand.server:.2f}x"
        )
    print(line)


def _flatness(results: Results) -> None:
    first, last = results.sizes[0], results.sizes[-1]
    print(f"\n  from {first:,} to {last:,} projects a page takes")
    for name in PAGES:
        for reader in (EVERYTHING, A_PART):
            small, large = (results.compiled(name, reader, size) for size in (first, last))
            ratio = verdict(large.processor / small.processor, FLAT_UP_TO)
            print(f"  {name:<10}{reader:<18}processor {ratio}, time {large.median / small.median:.2f}x")


def _scope(results: Results) -> None:
    print("\n  who reads a part beside who reads everything, the same number of rows")
    for name in PAGES:
        for size in results.sizes:
            whole, part = (results.compiled(name, reader, size) for reader in (EVERYTHING, A_PART))
            ratio = verdict(part.processor / whole.processor, SCOPE_UP_TO)
            print(f"  {name:<10}{size:>9,} projects  processor {ratio}, time {part.median / whole.median:.2f}x")


def _peers(results: Results) -> None:
    if results.absent:
        print(f"\n  PostGraphile was NOT measured: {results.absent}")
        return
    print(f"\n  beside PostGraphile {VERSION}, {results.sizes[-1]:,} projects: requests a second")
    for key, load in results.found.items():
        if key.who == "product":
            other, rate = results.found[key.of("PostGraphile")], 0.0
            rate = load.rate / other.rate
            of_goal = (
                f"{rate:.2f}x" if key.question == "node" else verdict(-rate, -BESIDE_POSTGRAPHILE[key.connections])
            )
            print(
                f"  {key.question:<8}{key.connections:>3} connections  product {load.rate:6.0f}  PostGraphile"
                f" {other.rate:6.0f}  {of_goal}   (processor ms {load.server:.2f} + {load.database:.2f} and"
                f" {other.server:.2f} + {other.database:.2f}; the load took {load.client:.0%} of one processor)"
            )


def verdict(ratio: float, goal: float) -> str:
    """A ratio beside its goal, which is the most that it may be; given as negatives, the least."""
    return f"{abs(ratio):.2f}x ({'within' if ratio <= goal else 'MISSES'} {abs(goal):g})"
