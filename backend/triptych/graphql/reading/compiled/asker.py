"""Who asks, as parameters of a statement: a plan is made once, and bound anew for every person and instant.

Declarations say their SQL of a `Work`. A plan hands them an `Asker` instead, which answers alike: the instant, the day,
the person and the scopes are parameters. Whatever decides about the shape of a statement (whether somebody reads
everything, a part or nothing) is answered from the work at hand and remembered: the plan fits whoever answers alike.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import ColumnElement, Date, DateTime, Uuid, bindparam
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.graphql.reading.declared.scope import Places


def parameter_of(action: Action) -> str:
    """The parameter that takes the scopes in which an act of reading is allowed."""
    return f"places_{action.value.replace(':', '_')}"


@dataclass
class Shape:
    """What was asked about a person while a plan was made, with the answers."""

    reads: dict[Action, str] = field(default_factory=dict)
    acts: dict[Action, bool] = field(default_factory=dict)

    def fits(self, work: Work) -> bool:
        """Whether the same plan serves this person."""
        return all(reach(work, action) == answer for action, answer in self.reads.items()) and all(
            acts_somewhere(work, action) is answer for action, answer in self.acts.items()
        )


def reach(work: Work, action: Action) -> str:
    """Whether somebody reads all of it, a part, or nothing."""
    readable = work.readable(action)
    if work.organisation.root_unit_id in readable:
        return "all"
    return "some" if readable else "none"


def acts_somewhere(work: Work, action: Action) -> bool:
    """Whether somebody may do an act anywhere at all."""
    return work.gatekeeper.fold(work.grants, work.now).may_somewhere(action)


class Asker:
    """Answers like a `Work` to the declarations; see above. Never leaves the compiler."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.shape = Shape()
        self.organisation = SimpleNamespace(root_unit_id=work.organisation.root_unit_id)
        self.grants = None
        self.now: ColumnElement[datetime] = bindparam("now", None, type_=DateTime(timezone=True))
        self.today: ColumnElement[date] = bindparam("today", None, type_=Date())
        self.actor = SimpleNamespace(person_id=bindparam("me", None, type_=Uuid()))
        self.gatekeeper = self

    def readable(self, action: Action) -> Places:
        """The scopes in which the person may read."""
        self.shape.reads[action] = reach(self._work, action)
        readable = Places(self._work.readable(action))
        readable.parameter = bindparam(parameter_of(action), None, type_=ARRAY(Uuid))
        return readable

    def fold(self, _grants: object, _now: object) -> "Asker":
        """The folded grants: this answers for them."""
        return self

    def may_somewhere(self, action: Action) -> bool:
        """Whether the person may do an act anywhere at all."""
        self.shape.acts[action] = acts_somewhere(self._work, action)
        return self.shape.acts[action]


def answers(work: Work, shape: Shape) -> dict[str, Any]:
    """The parameters of a plan for one person at one instant."""
    places = {parameter_of(action): sorted(work.readable(action)) for action in shape.reads}
    return {"now": work.now, "today": work.today, "me": work.actor.person_id, **places}
