"""How ready the demo's projects are: profiles of evidence, so that every key is seen open, blocked and not shown."""

from dataclasses import dataclass
from decimal import Decimal

from triptych.cmo.assessments import AdkarScores


@dataclass(frozen=True, slots=True)
class Profile:
    """What the three workstreams of a project have shown so far.

    `cost` is the forecast as a multiple of the budget and `slip` its days beyond the finish; `unsigned` criteria are
    left open; `stuck` of `asked` people have a barrier before Ability. None: there is no such evidence.
    """

    cost: Decimal | None = Decimal("1.03")
    slip: int = 10
    unsigned: int | None = 0
    asked: int = 12
    stuck: int = 1
    violated: str | None = None


READY = Profile()
PROFILES = (
    READY,
    Profile(unsigned=1),
    Profile(cost=Decimal("1.18"), slip=20),
    READY,
    Profile(stuck=5),
    Profile(violated="baseline"),
    Profile(cost=Decimal("0.98"), slip=0),
    Profile(asked=0),
    READY,
    Profile(unsigned=2, stuck=4),
    Profile(slip=75),
    READY,
    Profile(asked=4, stuck=0),
    Profile(unsigned=None),
    Profile(violated="trained"),
    Profile(cost=None, unsigned=None, asked=0),
)
CRITERIA = (
    "Monitoring and alerting in place, seen by the operations team",
    "Capacity for the first year booked and paid",
    "Runbook rehearsed by the people who will be on call",
    "Restore from backup tested within the agreed time",
    "Support hours agreed and staffed",
)
CHANGES = (
    ("One way of recording cases", "Three teams keep their own spreadsheets.", "Everybody records in one place."),
    ("Working from the new platform", "Work is done on paper and keyed in later.", "Work is done where it happens."),
    ("Planning as one team", "Sites plan apart and meet at the end.", "Sites plan together every fortnight."),
    ("Self-service first", "Customers call for everything.", "Customers do the simple things themselves."),
    ("New roles on site", "Each depot has its own shift lead.", "Shift leads cover two depots with shared tools."),
)
GROUPS = (
    (("Front-line staff", 240), ("Team leaders", 32)),
    (("Case workers", 120), ("Supervisors", 18)),
    (("Engineers", 85), ("Planners", 24)),
    (("Contact-centre staff", 310), ("Trainers", 14)),
)
_READY = (AdkarScores(awareness=5, desire=4, knowledge=4, ability=4, reinforcement=4),
          AdkarScores(awareness=4, desire=4, knowledge=4, ability=3, reinforcement=3),
          AdkarScores(awareness=5, desire=5, knowledge=4, ability=4, reinforcement=3))  # fmt: skip
_STUCK = (AdkarScores(awareness=4, desire=2, knowledge=3, ability=3, reinforcement=2),
          AdkarScores(awareness=4, desire=4, knowledge=3, ability=2, reinforcement=2),
          AdkarScores(awareness=2, desire=3, knowledge=2, ability=2, reinforcement=1))  # fmt: skip


def answers(asked: int, stuck: int) -> tuple[AdkarScores, ...]:
    """The answers of a group: so many stuck before Ability, the others not."""
    held = [_STUCK[at % 3] for at in range(stuck)]
    return (*held, *(_READY[at % 3] for at in range(asked - stuck)))
