"""Two authorities meet in one exception: the right to waive this rule, and the money limit of whoever pays.

Law: an approval needs a waiver by the owner office of every rule it departs from, and, where money is asked, a
signature from the payer's chain alone: a requester-funded ask is not justified a second time to the provider (EX7).
Each signature reaches at least the amount of the ask. A rule from law is not waivable and names the authority outside.
One person may give several signatures; the last one needed makes the decision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from triptych.kernel.actor import Office
from triptych.kernel.exception_words import Payer, SignatureKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial, Fact


@dataclass(frozen=True, slots=True)
class RuleToWaive:
    """One rule that the approval departs from."""

    ref: str
    owner_office: Office
    waivable: bool = True
    outside_authority: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be approved. Scopes are record ids (a record and its ancestors); the amount is in base currency."""

    amount: Money
    paid_by: Payer
    requester_scope: frozenset[UUID]
    provider_scope: frozenset[UUID]
    rules: tuple[RuleToWaive, ...] = ()


@dataclass(frozen=True, slots=True)
class RequiredSignature:
    """One signature that an approval needs: of which authority, over which scope, up to which amount."""

    kind: SignatureKind
    scope: frozenset[UUID]
    amount: Money
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature given. `up_to` is the signer's limit (None: no limit); `stands` is whether the signer still holds
    the authority now, because a revoked approver cannot decide what was pending (trap 8)."""

    person_id: UUID
    kind: SignatureKind
    scope_ids: frozenset[UUID]
    up_to: Money | None
    office: Office | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """How far somebody's authority reaches, to compare two people: a limit (None: no limit) and the line above."""

    person_id: UUID
    up_to: Money | None
    line_above: frozenset[UUID] = frozenset()


def required_signatures(ask: Ask) -> tuple[RequiredSignature, ...]:
    """The signatures that an approval of the ask needs; never none, because somebody always decides."""
    offices = sorted({rule.owner_office for rule in ask.rules})
    waivers = tuple(
        RequiredSignature(SignatureKind.RULE_WAIVER, ask.requester_scope, ask.amount, office) for office in offices
    )
    if waivers and ask.amount.amount == 0:
        return waivers
    payer = ask.requester_scope if ask.paid_by is Payer.REQUESTER else ask.provider_scope
    return (*waivers, RequiredSignature(SignatureKind.MONEY, payer, ask.amount))


def missing_signatures(
    required: Sequence[RequiredSignature], given: Sequence[Signature]
) -> tuple[RequiredSignature, ...]:
    """The required signatures that nobody with standing authority has given yet."""
    return tuple(need for need in required if not any(satisfies(signature, need) for signature in given))


def is_complete(required: Sequence[RequiredSignature], given: Sequence[Signature]) -> bool:
    """Whether the signatures given make the decision."""
    return bool(required) and not missing_signatures(required, given)


def satisfies(signature: Signature, need: RequiredSignature) -> bool:
    """Whether a signature is the one needed: same authority and office, scope reached, limit not exceeded."""
    same = signature.kind is need.kind and signature.office == need.office
    within = signature.up_to is None or need.amount <= signature.up_to
    return signature.stands and same and within and not signature.scope_ids.isdisjoint(need.scope)


def not_waivable(ask: Ask) -> Denial | None:
    """Why nobody here can approve: the first rule from law, and which authority outside to ask (EX14)."""
    for rule in ask.rules:
        if not rule.waivable:
            whom = rule.outside_authority or "the authority that made it"
            reason = f"{rule.ref} cannot be waived here; ask {whom}."
            facts = (Fact("Rule", rule.ref, stands_in_the_way=True), Fact("Authority", whom, stands_in_the_way=False))
            return Denial("not_waivable", reason, facts, nearest="An alternative within the rule.")
    return None


def outranks(challenger: Standing, decider: Standing) -> bool:
    """Whether somebody has more authority than the decider: a higher limit, or a place above in the decider's line.

    Nobody outranks themselves, and a lower limit never outranks a higher one, wherever it stands in the line.
    """
    if challenger.person_id == decider.person_id:
        return False
    if challenger.up_to is None or decider.up_to is None:
        higher, equal = decider.up_to is not None, challenger.up_to is decider.up_to
    else:
        higher, equal = decider.up_to < challenger.up_to, decider.up_to == challenger.up_to
    return higher or (equal and challenger.person_id in decider.line_above)


def with_earlier_asks(
    amount: Money, earlier: Iterable[tuple[datetime, Money]], now: datetime, window: timedelta
) -> Money:
    """The amount that a limit is held against, so that nobody splits an ask (AU2): this one and those in the window.

    Three asks of 100k within the window come to 300k, above a limit of 250k.
    """
    return sum((asked for at, asked in earlier if now - window < at <= now), amount)
