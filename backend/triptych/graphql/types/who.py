"""Who can say yes, as the graph shows it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import strawberry

from triptych.access.authority.who_can import CannotSign, CanSign
from triptych.governance.exceptions.who_decides import Deciders, Lender
from triptych.graphql.ids import to_global
from triptych.graphql.reading.declared.fields import MoneyAmount
from triptych.graphql.types.waiting import shown
from triptych.kernel.actor import Office


@strawberry.type(description="One signature that the ask needs.")
class AuthorityNeeded:
    label: str
    act: str
    office: Office | None
    amount: MoneyAmount | None


@strawberry.type(description="The person with whose authority somebody else signs.")
class StandsInFor:
    person_id: strawberry.ID
    name: str
    away_until: datetime | None = strawberry.field(description="Null while they are there.")


@strawberry.type(description="Somebody who can sign now, and what of it.")
class CanSignNow:
    person_id: strawberry.ID
    name: str
    signs: list[str]
    on_behalf_of: str | None = strawberry.field(description="The identifier of the person in `standsInFor`.")
    stands_in_for: StandsInFor | None
    limit: str | None = strawberry.field(description="In the currency of `countedAmount`, or `unlimited`.")
    policy_line: str


@strawberry.type(description="Why somebody cannot sign one of the authorities.")
class WhyNot:
    authority: str
    code: str
    reason: str
    nearest: str | None


@strawberry.type(description="Somebody whose roles speak of the ask and who cannot sign it now.")
class CannotSignNow:
    person_id: strawberry.ID
    name: str
    reasons: list[WhyNot]
    absent_until: datetime | None
    stand_ins: list[str]


@strawberry.type(description="Who can say yes to exactly this ask, and why the others cannot.")
class WhoCan:
    counted_amount: MoneyAmount
    needed: list[AuthorityNeeded]
    chain: list[CanSignNow] | None
    able: list[CanSignNow]
    unable: list[CannotSignNow]
    nobody_holds: list[str]
    not_waivable: str | None


def shown_chain(answer: Deciders) -> WhoCan:
    """The answer in the graph's types. A rule from law empties the chain: nobody here can."""
    found, need = answer.found, answer.need
    chain = None if found.chain is None or need.blocked else [can_sign(each, answer.lenders) for each in found.chain]
    counted = shown(need.amount)
    if counted is None:
        raise AssertionError("an amount is shown as one")
    return WhoCan(
        counted_amount=counted,
        needed=[
            AuthorityNeeded(label=each.label, act=each.action.value, office=each.office, amount=shown(each.amount))
            for each in need.needed
        ],
        chain=chain,
        able=[can_sign(each, answer.lenders) for each in found.able],
        unable=[cannot_sign(each) for each in found.unable],
        nobody_holds=[each.label for each in found.missing],
        not_waivable=need.blocked.reason if need.blocked else None,
    )


def _person(key: UUID) -> strawberry.ID:
    return strawberry.ID(to_global("Person", key))


def can_sign(each: CanSign, lenders: Mapping[UUID, Lender]) -> CanSignNow:
    """Somebody who can sign now, as the graph shows them."""
    first = each.signatures[0].permit
    return CanSignNow(
        person_id=_person(each.person_id),
        name=each.name,
        signs=[signature.needed.label for signature in each.signatures],
        on_behalf_of=to_global("Person", first.on_behalf_of_id) if first.on_behalf_of_id else None,
        stands_in_for=_lender(first.on_behalf_of_id, lenders),
        limit=str(first.limit) if first.limit else None,
        policy_line=first.line,
    )


def _lender(key: UUID | None, lenders: Mapping[UUID, Lender]) -> StandsInFor | None:
    if key is None:
        return None
    found = lenders[key]
    return StandsInFor(person_id=_person(key), name=found.name, away_until=found.away_until)


def cannot_sign(each: CannotSign) -> CannotSignNow:
    """Somebody who cannot, as the graph shows them."""
    return CannotSignNow(
        person_id=_person(each.person_id),
        name=each.name,
        reasons=[
            WhyNot(authority=o.needed.label, code=o.code, reason=o.reason, nearest=o.nearest) for o in each.obstacles
        ],
        absent_until=each.absent_until,
        stand_ins=[stand_in.name for stand_in in each.delegates],
    )
