"""Two authorities meet in one exception: the right to waive this rule, and the money limit of whoever pays.

Law: an approval needs a waiver by the owner office of every rule it departs from, and, where money is asked, a
signature from the payer's chain alone: a requester-funded ask is not justified a second time to the provider (EX7).
Each signature reaches at least the amount of the ask. A rule from law is not waivable and names the authority outside;
where that authority permits it, an approval may stand on its word, and ends no later than it.
One person may give several signatures; the last one needed makes the decision.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from triptych.kernel.actor import Office
from triptych.kernel.exception_words import SignatureKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial, Fact, Problem
from triptych.kernel.targets import TargetKind


@dataclass(frozen=True, slots=True)
class RuleToWaive:
    """One rule that the approval departs from; `permitted_until` is how long its authority outside permits that."""

    ref: str
    owner_office: Office
    waivable: bool = True
    outside_authority: str | None = None
    permitted_until: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RequiredSignature:
    """One signature that an approval needs: a waiver of one office's standards, or the money of whoever pays."""

    kind: SignatureKind
    office: Office | None = None


def required_signatures(
    amount: Money, rules: Sequence[RuleToWaive], excepted: Collection[Office] = (), *, overriding: bool = False
) -> tuple[RequiredSignature, ...]:
    """The signatures that an approval needs; never none, because somebody always decides.

    `excepted` are the offices whose key, criterion or workstream the approval would cover: each key has its own
    authority (OM2), whether or not a rule was cited. Overriding a decision always asks for the right to override,
    which is held over the money, even where none is asked.
    """
    offices = sorted({rule.owner_office for rule in rules} | set(excepted))
    waivers = tuple(RequiredSignature(SignatureKind.RULE_WAIVER, office) for office in offices)
    if waivers and amount.amount == 0 and not overriding:
        return waivers
    return (*waivers, RequiredSignature(SignatureKind.MONEY))


OFFICE_OF_TARGET = {
    TargetKind.CRITERION: Office.SMO,
    TargetKind.DELIVERY_KEY: Office.PMO,
    TargetKind.SERVICE_KEY: Office.SMO,
    TargetKind.PEOPLE_KEY: Office.CMO,
}
OFFICE_OF_WORKSTREAM = {
    "delivery": Office.PMO,
    "service_transition": Office.SMO,
    "people_change": Office.CMO,
}


def office_of(target: TargetKind, workstream: str | None = None) -> Office:
    """The office that answers for what would be excepted. A standard is not asked here: it names its own office."""
    return OFFICE_OF_WORKSTREAM[workstream or ""] if target is TargetKind.WORKSTREAM else OFFICE_OF_TARGET[target]


def not_waivable(rules: Sequence[RuleToWaive]) -> Denial | None:
    """Why nobody here can approve: the first rule from law that its authority outside does not permit (EX14)."""
    for rule in rules:
        if not rule.waivable and rule.permitted_until is None:
            whom = rule.outside_authority or "the authority that made it"
            reason = f"{rule.ref} cannot be waived here; ask {whom}."
            facts = (Fact("Rule", rule.ref, stands_in_the_way=True), Fact("Authority", whom, stands_in_the_way=False))
            return Denial("not_waivable", reason, facts, nearest="An alternative within the rule.")
    return None


def beyond_permission(field: str, rules: Sequence[RuleToWaive], valid_until: datetime) -> tuple[Problem, ...]:
    """An approval of what an authority outside permits ends no later than its permission does."""
    ends = [rule.permitted_until for rule in rules if not rule.waivable and rule.permitted_until is not None]
    if not ends or valid_until.tzinfo is None or valid_until <= min(ends):
        return ()
    return (Problem(field, "beyond_permission", "This lies beyond what the authority outside permits."),)
