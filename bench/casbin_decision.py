"""How long one decision through Casbin takes, and that it does not grow with the policy (goal: at most 250 us, flat).

Run: python bench/casbin_decision.py. Prints the latency at 1,000 and 20,000 policy lines for a permit, a denial and a
record eight levels deep, the ratio between the two sizes, and the folded grants beside them.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).parents[1] / "backend"))

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.grants import ActorGrants, Grant, Scope
from triptych.access.policy.reader import default_policy
from triptych.access.policy.version import Effect, PolicyLine, PolicyVersion
from triptych.kernel.actor import Role
from triptych.kernel.money import Money

GOAL_MICROSECONDS = 250
SIZES = (1_000, 20_000)
NOW = datetime(2026, 3, 2, tzinfo=UTC)
ROUNDS, CALLS = 15, 200


def a_policy(size: int, special: UUID) -> PolicyVersion:
    """The shipped policy, one line for the record's own domain, and lines for other domains up to the size."""
    shipped = default_policy()
    role, acts = "role:pmo_lead", [action for action in Action if not (action.reads or action.needs_amount)]
    lines = list(shipped.lines)
    lines.append(PolicyLine(10_000, role, str(special), Action.GATE_CREATE, None, None, Effect.ALLOW))
    while len(lines) < size:
        domain, no = str(uuid4()), 10_000 + len(lines)
        lines += [PolicyLine(no + i, role, domain, act, None, None, Effect.ALLOW) for i, act in enumerate(acts)]
    return PolicyVersion(1, tuple(lines[:size]), shipped.nestings)


def microseconds(ask: Callable[[], object]) -> tuple[float, float]:
    """Median and worst round of many, per call."""
    ask()
    rounds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _ in range(CALLS):
            ask()
        rounds.append((time.perf_counter() - began) / CALLS * 1e6)
    return statistics.median(rounds), max(rounds)


def measure(size: int) -> dict[str, float]:
    """Median latencies at one size, in microseconds."""
    root, me = uuid4(), uuid4()
    chain = Scope((*(uuid4() for _ in range(8)), root))
    gatekeeper = Gatekeeper(a_policy(size, chain.ids[3]), "USD", root)
    roles = (Role.APPROVER_2, Role.PMO_LEAD, Role.PROGRAM_MANAGER)
    held = ActorGrants(me, tuple(Grant(uuid4(), me, role, chain.ids[5], NOW) for role in roles))
    inside, above = Money(Decimal(250_000), "USD"), Money(Decimal(250_001), "USD")
    folded = gatekeeper.fold(held, NOW)

    def approve(amount: Money) -> object:
        return gatekeeper.may(held, Action.EXCEPTION_APPROVE, chain, amount=amount, now=NOW)

    assert isinstance(approve(inside), Permit)
    assert not isinstance(approve(above), Permit)
    asks: dict[str, Callable[[], object]] = {
        "permit within a limit": lambda: approve(inside),
        "denial with its explanation": lambda: approve(above),
        "permit, a line of the record's domain": lambda: gatekeeper.may(held, Action.GATE_CREATE, chain, now=NOW),
        "folded grants": lambda: folded.may(Action.EXCEPTION_APPROVE, chain, amount=inside),
    }
    result = {}
    for name, ask in asks.items():
        median, worst = microseconds(ask)
        result[name] = median
        print(f"{size:>7,} lines  {name:<40} {median:8.1f} us  (worst round {worst:.1f})")
    return result


def main() -> None:
    """Print both sizes and their ratio."""
    small, large = (measure(size) for size in SIZES)
    print()
    for name, at_small in small.items():
        print(f"  ratio {SIZES[1] // SIZES[0]}x lines  {name:<40} {large[name] / at_small:5.2f}x")
    slowest = max(value for result in (small, large) for value in result.values())
    verdict = "within" if slowest <= GOAL_MICROSECONDS else "ABOVE"
    print(f"\n  slowest median {slowest:.0f} us: {verdict} the goal of {GOAL_MICROSECONDS} us")


if __name__ == "__main__":
    main()
