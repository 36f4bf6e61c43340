"""Finds a class waiver, the rule that it excepts from, where it stands, and who took part in it or gains by it."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Uuid, cast, select
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.duties import Part, TookPart, history_conflicts
from triptych.access.policy.grants import Scope
from triptych.access.rates import in_base
from triptych.access.seen import scope_at
from triptych.access.work import Work
from triptych.governance.exceptions.class_waivers import waiver_facts
from triptych.governance.exceptions.rules.authority import RuleToWaive, not_waivable
from triptych.governance.exceptions.rules.class_waiver import WaiverFacts, state_of
from triptych.kernel.actor import Office
from triptych.kernel.money import MAX_DIGITS, MAX_SCALE, Money
from triptych.kernel.refusals import Denial, NotFound
from triptych.kernel.waiver_words import WaiverState
from triptych.model.portfolio import Program
from triptych.model.standard import Rule, RuleVersion
from triptych.model.types import WaiverId
from triptych.model.waiver import ClassWaiver

# What a waiver without a limit is held against: the dearest case that can be stored at all.
DEAREST = Decimal(10) ** MAX_DIGITS - Decimal(10) ** -MAX_SCALE
NO_LIMIT = Denial(
    "waiver_without_limit",
    "A waiver without a limit of money is granted by somebody who may waive without limit.",
    nearest="A waiver up to an amount.",
)


@dataclass(frozen=True)
class Matter:
    """A class waiver with what its acts look at."""

    waiver: ClassWaiver
    rule: Rule
    version: RuleVersion
    scope: Scope
    facts: WaiverFacts
    state: WaiverState

    @property
    def office(self) -> Office:
        """Whose rule it excepts from."""
        return Office(self.rule.owner_office)

    @property
    def blocked(self) -> Denial | None:
        """Why nobody here could grant it: a rule from law."""
        law = RuleToWaive(self.rule.ref, self.office, self.version.waivable, self.version.outside_authority)
        return not_waivable([law])


async def matter_of(work: Work, waiver_id: WaiverId | UUID) -> Matter:
    """A class waiver that the actor may read. Raises `NotFound`."""
    waiver = await work.session.get(ClassWaiver, waiver_id) if work.readable(Action.RULE_READ) else None
    if waiver is None:
        raise NotFound("There is no such class waiver.")
    return await matter_on(work, waiver)


async def matter_on(work: Work, waiver: ClassWaiver) -> Matter:
    """A class waiver with what its acts look at, whoever asks."""
    (facts,) = await waiver_facts(work, ClassWaiver.id == waiver.id)
    return Matter(
        waiver,
        await work.session.get_one(Rule, waiver.rule_id),
        await work.session.get_one(RuleVersion, waiver.rule_version_id),
        await scope_at(work, waiver.scope_id),
        facts,
        state_of(facts, work.now),
    )


async def authority_needed(work: Work, matter: Matter) -> NeededAuthority:
    """What granting asks for: the right to waive this office's rules there, up to the limit, in base currency.

    Raises `Invalid` naming the rate that is missing.
    """
    limit = matter.facts.limit
    amount = Money(DEAREST, work.organisation.base_currency) if limit is None else await in_base(work, limit, "limit")
    label = f"Waive the {matter.office.upper()} standard"
    return NeededAuthority(label, Action.EXCEPTION_WAIVE, matter.scope, amount, matter.office)


async def parts_of_waiver(work: Work, matter: Matter) -> frozenset[TookPart]:
    """Who proposed it, also in whose name, and who gains: the managers of the programs that it is for."""
    waiver = matter.waiver
    proposers = {waiver.proposed_by_id, waiver.on_behalf_of_id} - {None}
    gaining = await work.session.scalars(
        select(Program.manager_id)
        .where(Program.manager_id.is_not(None), Program.scope_ids.op("@>")(cast([waiver.scope_id], ARRAY(Uuid))))
        .distinct()
    )
    parts = {TookPart(each, Part.PROPOSER) for each in proposers if each is not None}
    return frozenset(parts | {TookPart(each, Part.BENEFICIARY) for each in gaining if each is not None})


async def permit_to_answer(work: Work, matter: Matter) -> Permit | Denial:
    """Whether the actor may grant the waiver or turn it down: by policy, and by their part in it."""
    needed = await authority_needed(work, matter)
    answer = work.may(needed.action, needed.scope, amount=needed.amount, office=needed.office)
    if isinstance(answer, Denial):
        return told(matter, answer)
    conflicts = history_conflicts(
        needed.action, work.actor.person_id, await parts_of_waiver(work, matter), on_behalf_of_id=answer.on_behalf_of_id
    )
    return Denial("own_waiver", OWN) if conflicts else answer


OWN = "Whoever proposed a waiver, or manages a program that it is for, does not answer it."


def told(matter: Matter, denial: Denial) -> Denial:
    """A denial as it is said: where no limit is set, not by an amount that nobody wrote."""
    return NO_LIMIT if matter.facts.limit is None and denial.code == "over_limit" else denial
