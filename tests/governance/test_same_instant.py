"""One resolver: what ends or suspends an exception does so at the same instant at the gate and in the graph."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from asking import ask
from building import NOON
from relocation import Relocation, a_relocation, an_approval, evidence, submitted
from triptych.governance.exceptions import conditions, deciding, emergency, extending, overriding
from triptych.governance.exceptions.deciding import DatedCondition
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.gates.readiness import of_gates
from triptych.graphql.ids import to_global
from triptych.kernel.days import first_instant_after
from triptych.kernel.health import KeyState
from triptych.kernel.targets import Target, TargetKind
from triptych.model.database import Database
from triptych.model.decision import Condition
from triptych.model.exception import ExceptionRequest, RequestTarget
from triptych.model.types import ConditionId, RequestId

TICK = timedelta(microseconds=1)
HOUR = timedelta(hours=1)
GATE = """query ($id: ID!) { node(id: $id) { ... on Gate { readiness { keys { office state } } } } }"""


@dataclass(frozen=True)
class Plan:
    """What happens to one exception, in hours after it was given; None where it does not happen."""

    go: bool
    ends: int
    due_day: int | None
    met: int | None
    longer: int | None
    revoked: int | None

    @classmethod
    def drawn(cls, chance: Random) -> "Plan":
        """One of many, from a seed."""
        ends = chance.randint(2, 72)
        go = chance.random() < 0.3
        due = None if go or chance.random() < 0.4 else chance.randint(0, (12 + ends) // 24)  # inside the approval
        acts = sorted(chance.sample(range(1, 100), 3))
        met = acts[0] if due is not None and chance.random() < 0.5 else None
        longer = acts[1] if not go and acts[1] < ends and chance.random() < 0.5 else None
        last = ends + 48 if longer is not None else ends
        revoked = acts[2] if acts[2] < last and chance.random() < 0.4 else None
        return cls(go, ends, due, met if met is None or met < last else None, longer, revoked)

    def covers(self, at: datetime) -> bool:
        """The law, said once more and simply: instant by instant."""
        ends = NOON + self.ends * HOUR
        if self.go:
            ends = min(ends, NOON + 24 * HOUR)
        if self.longer is not None and at >= NOON + self.longer * HOUR:
            ends += 48 * HOUR
        if self.revoked is not None:
            ends = min(ends, NOON + self.revoked * HOUR)
        overdue = False
        if self.due_day is not None:
            due = first_instant_after((NOON + timedelta(days=self.due_day)).date(), "UTC")
            met = None if self.met is None else NOON + self.met * HOUR
            overdue = at >= due and (met is None or at < met)
        return NOON <= at < ends and not overdue

    def boundaries(self) -> list[datetime]:
        """The instants at which anything could change."""
        hours = [0, self.ends, self.ends + 48, 24, self.met, self.longer, self.revoked]
        days = [] if self.due_day is None else [(NOON + timedelta(days=self.due_day)).date()]
        found = {NOON + hour * HOUR for hour in hours if hour is not None}
        return sorted(found | {first_instant_after(day, "UTC") for day in days})


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_happens_takes_effect_at_the_same_instant_everywhere(database: Database, seed: int) -> None:
    plan = Plan.drawn(Random(seed))  # noqa: S311 - the same plans in every run
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await evidence(story, signed=False)
    request = await told(story, plan)
    instants = sorted({at + step for at in plan.boundaries() for step in (-TICK, timedelta(0), TICK)})

    seen = {at: await looked_at(story, request, at) for at in instants if at >= NOON}

    assert seen == {at: (plan.covers(at),) * 3 for at in instants if at >= NOON}, plan


async def told(story: Relocation, plan: Plan) -> ExceptionRequest:
    """The plan, act by act, each at its instant."""
    request = await submitted(story)
    request = await given(story, request, plan)
    acts = [(plan.met, "met"), (plan.longer, "longer"), (plan.revoked, "revoked")]
    for hour, act in sorted((hour, act) for hour, act in acts if hour is not None):
        story.house.clock.now = NOON + hour * HOUR
        request = await {"met": met, "longer": longer, "revoked": revoked}[act](story, request)
    return request


async def given(story: Relocation, request: ExceptionRequest, plan: Plan) -> ExceptionRequest:
    """Approved by Sam and Bela, so that Olivia may take it back; or an emergency go of Bela's."""
    key, ends = RequestId(request.id), NOON + plan.ends * HOUR
    if plan.go:
        async with story.as_("Bela") as work:
            ask_for = emergency.GiveEmergencyGo(
                request_id=key, seen=request.version, reason="Now.", unwind_plan="Off.", hours=plan.ends
            )
            return await emergency.give_emergency_go(work, ask_for)
    owed: tuple[DatedCondition, ...] = ()
    if plan.due_day is not None:
        owed = (DatedCondition(statement="Report", due_on=(NOON + timedelta(days=plan.due_day)).date()),)
    async with story.as_("Bela") as work:
        ask_for_terms = an_approval(request, valid_until=ends, conditions=owed)
        half = await deciding.approve_request(work, ask_for_terms)
        terms = await work.session.scalar(select(deciding.Terms.id).where(deciding.Terms.request_id == request.id))
    async with story.as_("Sam") as work:
        return await deciding.sign_terms(work, deciding.SignTerms(terms_id=terms, seen=half.version))


async def met(story: Relocation, request: ExceptionRequest) -> ExceptionRequest:
    """Marta shows that the condition is met."""
    (condition,) = (await story.house.all(select(Condition.id).order_by(Condition.id.desc())))[:1]
    async with story.as_("Marta") as work:
        ask_for = conditions.MeetCondition(condition_id=ConditionId(condition), evidence="Report 10")
        return await conditions.meet_condition(work, ask_for)


async def longer(story: Relocation, request: ExceptionRequest) -> ExceptionRequest:
    """Bela and Sam let it last two days more."""
    assert request.holds_until is not None
    async with story.as_("Bela") as work:
        ask_for = extending.ExtendApproval(
            request_id=RequestId(request.id),
            seen=request.version,
            reason="Longer.",
            valid_until=request.holds_until + 48 * HOUR,
        )
        half = await extending.extend_approval(work, ask_for)
        newest = select(deciding.Terms.id).where(deciding.Terms.request_id == request.id)
        terms = await work.session.scalar(newest.order_by(deciding.Terms.at.desc()).limit(1))
    async with story.as_("Sam") as work:
        return await deciding.sign_terms(work, deciding.SignTerms(terms_id=terms, seen=half.version))


async def revoked(story: Relocation, request: ExceptionRequest) -> ExceptionRequest:
    """Olivia, above both, takes it back."""
    async with story.as_("Olivia") as work:
        ask_for = overriding.RevokeApproval(request_id=RequestId(request.id), seen=request.version, reason="No.")
        return await overriding.revoke_approval(work, ask_for)


async def looked_at(story: Relocation, request: ExceptionRequest, at: datetime) -> tuple[bool, bool, bool]:
    """Whether it covers at the instant: by the resolver, at the gate, and in the graph."""
    story.house.clock.now = at
    gate = story.ids["gate"]
    async with story.as_("Paula") as work:
        criterion = await work.session.scalar(select(RequestTarget.criterion_id))
        assert criterion is not None
        target = Target(TargetKind.CRITERION, criterion, request.project_id)
        by_resolver = (await covers_of(work, [request.project_id])).until(target) is not None
        at_gate = (await of_gates(work, [gate]))[gate].keys[1].state is KeyState.EXCEPTED
    told_of = (await ask(story, "Paula", GATE, id=to_global("Gate", gate))).data["node"]["readiness"]["keys"]
    in_graph = next(key["state"] for key in told_of if key["office"] == "SMO") == "EXCEPTED"
    return by_resolver, at_gate, in_graph
