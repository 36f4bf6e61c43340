"""The life of a request by chance: whoever tries whatever, it stands where a model says, and a no changes nothing.

The model knows phases and who moved what last; it is written from DOMAIN sections 2 and 3, and shares nothing with the
table of transitions that the service and the database keep.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from attempts import Attempt, another_rule
from conftest import Pristine
from relocation import Relocation, a_relocation, answered, opened
from triptych.access.work import Work
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.rules.events import Event, EventKind
from triptych.governance.exceptions.rules.lifecycle import fold
from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.refusals import Refusal
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest, RequestEvent, RequestTarget

# Who tries what: whoever it is meant for most of the time, and now and then somebody whom it is not.
TRIES = {
    "restateNeed": ("Rita", "Marta"),
    "confirmNeed": ("Marta", "Marta", "Marta", "Rita"),
    "correctNeed": ("Marta",),
    "citeRule": ("Rita", "Rita", "Olivia"),
    "nameGap": ("Rita",),
    "proposeAlternative": ("Rita", "Marta", "Remo"),
    "submitAnswer": ("Rita", "Remo"),
    "declineRequest": ("Rita", "Rita", "Sam"),
    "deferRequest": ("Rita", "Sam"),
    "replyAsHelper": ("Remo", "Remo", "Ivo"),
    "withdrawAnswer": ("Rita",),
    "approveRequest": ("Olivia", "Bela", "Marta"),
    "signTerms": ("Sam", "Bela", "Olivia"),
    "revokeApproval": ("Olivia", "Olivia", "Bela"),
    "extendApproval": ("Olivia",),
    "reopenRequest": ("Marta", "Rita"),
    "closeRequest": ("Marta", "Olivia"),
    "withdrawRequest": ("Rita", "Marta"),
    "appealDecision": ("Marta", "Rita"),
    "upholdDecision": ("Olivia",),
    "commentOnRequest": ("Uma", "Dan"),
}
STEPS = [(who, act) for act, people in TRIES.items() for who in people]
SELDOM = {"commentOnRequest", "withdrawRequest", "closeRequest"}  # they say little, or end it
# In which phases each act may succeed at all, and where it leads; what is not listed leaves the phase as it is.
REFUSABLE = {"answering", "deciding", "reopened"}
DECIDABLE = {"deciding", "reopened", "refusing", "appealed", "yes", "no", "later"}
TIMELY = {
    "restateNeed": {"asked", "restated"},
    "confirmNeed": {"restated"},
    "correctNeed": {"restated"},
    "citeRule": {"confirmed", *REFUSABLE},
    "nameGap": {"confirmed", *REFUSABLE},
    "proposeAlternative": {"confirmed", *REFUSABLE},
    "submitAnswer": {"confirmed", "answering"},
    "declineRequest": REFUSABLE,
    "deferRequest": REFUSABLE,
    "replyAsHelper": {"refusing"},
    "withdrawAnswer": {"refusing"},
    "approveRequest": DECIDABLE,
    "signTerms": DECIDABLE,
    "revokeApproval": {"yes", "settled"},
    "extendApproval": {"yes"},
    "reopenRequest": {"no", "later", "revoked", "yes"},
    "closeRequest": {"yes", "no", "later", "revoked", "appealed"},
    "withdrawRequest": {"asked", "restated", "confirmed", *REFUSABLE, "refusing", "later"},
    "appealDecision": {"no", "later", "revoked"},
    "upholdDecision": {"appealed"},
    "commentOnRequest": {"asked", "restated", "confirmed", *DECIDABLE, "answering", "revoked", "gone", "settled"},
}
LEADS_TO = {
    "restateNeed": "restated",
    "confirmNeed": "confirmed",
    "correctNeed": "asked",
    "submitAnswer": "deciding",
    "declineRequest": "refusing",
    "deferRequest": "refusing",
    "withdrawAnswer": "deciding",
    "revokeApproval": "revoked",
    "reopenRequest": "reopened",
    "closeRequest": "settled",
    "withdrawRequest": "gone",
    "appealDecision": "appealed",
}
PHASE_OF = {
    "opened": "asked",
    "decline_proposed": "refusing",
    "deferral_proposed": "refusing",
    "approved": "yes",
    "approved_with_conditions": "yes",
    "declined": "no",
    "deferred": "later",
    "withdrawn": "gone",
    "closed": "settled",
}
WAITS = {"asked", "restated", "confirmed", *REFUSABLE, "refusing", "revoked", "appealed"}


@dataclass
class Model:
    """Where a request stands, what was proposed last, what was decided last, and whether it was appealed."""

    phase: str = "asked"
    proposed: str = ""
    before_appeal: str = ""
    appealed: bool = False
    decided: list[Outcome] = field(default_factory=list)

    def happened(self, act: str, decisions: list[Outcome]) -> None:
        """An act succeeded, and these are all decisions since; fails where it could not have."""
        assert self.phase in TIMELY[act], f"{act} while {self.phase}"
        assert not (act == "appealDecision" and self.appealed), "appealed twice"
        new = decisions[len(self.decided) :]
        assert len(new) <= 1, "one act decides once"
        was = self.phase
        if act in {"declineRequest", "deferRequest"}:
            self.proposed = "no" if act == "declineRequest" else "later"
        if act == "appealDecision":
            self.appealed, self.before_appeal = True, was
        if act in {"citeRule", "nameGap"} and was == "confirmed":
            self.phase = "answering"
        elif act == "replyAsHelper":
            assert [str(each) for each in new] == ["declined" if self.proposed == "no" else "deferred"]
            self.phase = self.proposed
        elif act == "upholdDecision":
            assert len(new) == 1
            self.phase = self.before_appeal
        elif new and act in {"approveRequest", "signTerms", "extendApproval"}:
            assert new[0] in APPROVALS
            self.phase = "yes"
        else:
            assert bool(new) == (act == "revokeApproval"), f"{act} decided {new}"
            self.phase = LEADS_TO.get(act, was)
        self.decided = decisions


@given(st.randoms(use_true_random=True), st.integers(40, 60))
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
async def test_a_request_stands_where_the_model_says(
    database: Database, pristine: Pristine, chance: Random, steps: int
) -> None:
    await pristine.superuser.execute(pristine.undo_everything)
    story = await a_relocation(database)
    rule = await another_rule(story)
    early = chance.random() < 0.3
    request = await (opened if early else answered)(story)
    model = Model("asked" if early else "answering")
    for _ in range(steps):
        story.house.clock.now += timedelta(hours=chance.randint(0, 30))
        likely = [each for each in STEPS if model.phase in TIMELY[each[1]] and each[1] not in SELDOM]
        # one try in five is of anything at all; the others are of what the model thinks could be
        who, act = chance.choice(likely if likely and chance.random() < 0.8 else STEPS)
        done = await tried(story, request, who, act, rule)
        decisions = await outcomes(story, request)
        if done:
            model.happened(act, decisions)
        assert decisions == model.decided
        await stands(story, request, model)


async def tried(story: Relocation, request: ExceptionRequest, who: str, act: str, rule: object) -> bool:
    """Whether it was done; a refusal leaves version and events as they were."""
    before = await version_of(story, request)
    try:
        async with story.as_(who) as work:
            mine = await work.session.get_one(ExceptionRequest, request.id)
            return await Attempt(story, mine, work, rule).do(act)  # type: ignore[arg-type]
    except Refusal:
        assert await version_of(story, request) == before
        return False


async def version_of(story: Relocation, request: ExceptionRequest) -> tuple[int, int]:
    """The version that is stored, and how many events there are."""
    async with story.database.sessions() as session:
        told = select(func.count()).select_from(RequestEvent).where(RequestEvent.request_id == request.id)
        stored = (await session.get_one(ExceptionRequest, request.id)).version
        return stored, await session.scalar(told) or 0


async def outcomes(story: Relocation, request: ExceptionRequest) -> list[Outcome]:
    """Every decision in its order; each names the one before it."""
    async with story.database.sessions() as session:
        found = list(
            await session.scalars(select(Decision).where(Decision.request_id == request.id).order_by(Decision.number))
        )
    assert [each.supersedes_id for each in found] == [None, *(each.id for each in found[:-1])][: len(found)]
    return [Outcome(each.outcome) for each in found]


async def stands(story: Relocation, request: ExceptionRequest, model: Model) -> None:
    """State, clock and cover are what the model says; the state is the fold of the events."""
    async with story.as_("Olivia") as work:
        now = await work.session.get_one(ExceptionRequest, request.id)
        assert PHASE_OF.get(now.state, now.state) == model.phase
        assert (now.stopped_at is None) == (model.phase in WAITS)
        events = await work.session.scalars(
            select(RequestEvent).where(RequestEvent.request_id == request.id).order_by(RequestEvent.number)
        )
        assert fold(_folded(list(events), list(model.decided))) == now.state
        await _covered(work, now, model)


def _folded(events: list[RequestEvent], decided: list[Outcome]) -> list[Event]:
    left = iter(each for each in decided if each is not Outcome.REVOKED)
    made = EventKind.DECISION_MADE
    return [Event(EventKind(each.kind), next(left) if each.kind == made else None) for each in events]


async def _covered(work: Work, now: ExceptionRequest, model: Model) -> None:
    """What was asked is covered while an approval is the last decision and its end has not come."""
    targets = (await work.session.scalars(select(RequestTarget).where(RequestTarget.request_id == now.id))).all()
    covers = await covers_of(work, [now.project_id])
    stands_yes = bool(model.decided) and model.decided[-1] in APPROVALS
    ends = now.holds_until
    holds = stands_yes and (ends is None or work.now < ends)
    for target in targets:
        assert (covers.until(target.target) is not None) == holds
