"""What waiting costs beside the burn, as it stands on requests (EX4, DOMAIN 4.4)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.governance.exceptions.rules.burn import deadline_loss
from triptych.kernel.days import first_instant_after
from triptych.kernel.exception_words import FurtherCostKind
from triptych.kernel.money import Money
from triptych.model.exception import Authorship
from triptych.model.further_cost import FurtherCost
from triptych.model.people import Person


@dataclass(frozen=True)
class StandingCost:
    """The newest figure of a kind. `amount` is an hour's, or what is lost at once by the end of `falls_on`.

    `per_hour` is the amount in the currency of the burn, by the rate of the day on which it was stated.
    """

    kind: FurtherCostKind
    amount: Money
    per_hour: Decimal | None
    falls_on: date | None
    basis: str
    author: str | None

    def lost(self, waited_until: datetime, time_zone: str) -> bool:
        """Whether it is lost for a request that waited until this instant; false for what runs by the hour."""
        if self.falls_on is None:
            return False
        return deadline_loss(self.amount, first_instant_after(self.falls_on, time_zone), waited_until).amount > 0


async def further_costs(work: Work, requests: Sequence[UUID]) -> dict[UUID, tuple[StandingCost, ...]]:
    """The figures that stand, kind by kind; what was taken back is none. One statement, however many requests."""
    found = await work.session.execute(
        select(FurtherCost, Person.name)
        .join(Authorship, Authorship.id == FurtherCost.authorship_id)
        .outerjoin(Person, (Person.id == Authorship.person_id) & Authorship.sealed.is_(False))
        .where(FurtherCost.request_id.in_(requests))
        .order_by(FurtherCost.at, FurtherCost.id)
    )
    newest: dict[UUID, dict[str, StandingCost]] = defaultdict(dict)
    for each, author in found:
        amount = Money(each.amount, each.currency)
        kind = FurtherCostKind(each.kind)
        newest[each.request_id][kind] = StandingCost(kind, amount, each.per_hour, each.falls_on, each.basis, author)
    return {
        request: tuple(kinds[kind] for kind in FurtherCostKind if kind in kinds and kinds[kind].amount.amount > 0)
        for request, kinds in newest.items()
    }
