"""Who stated which share of the burn: the requester's word, and the provider's where it is disputed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.model.exception import Authorship, RequestEvent
from triptych.model.people import Person


@dataclass(frozen=True)
class StatedShare:
    """The three estimates of one side, with basis and author; a sealed author is not named."""

    low: Decimal
    likely: Decimal
    high: Decimal
    basis: str | None
    author: str | None


@dataclass(frozen=True)
class Shares:
    """Who stated the share that counts, and the other one while it is disputed."""

    author: str | None = None
    disputed: StatedShare | None = None


async def stated_shares(work: Work, requests: Sequence[UUID]) -> dict[UUID, Shares]:
    """The shares of requests. A dispute stands until the requester states theirs anew. One statement."""
    found = await work.session.execute(
        select(RequestEvent.request_id, RequestEvent.kind, RequestEvent.text, RequestEvent.detail, Person.name)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .outerjoin(Person, (Person.id == Authorship.person_id) & Authorship.sealed.is_(False))
        .where(
            RequestEvent.request_id.in_(requests),
            RequestEvent.kind.in_([EventKind.EXCEPTION_REQUESTED, EventKind.PHI_STATED, EventKind.PHI_DISPUTED]),
        )
        .order_by(RequestEvent.number)
    )
    shares: dict[UUID, Shares] = {}
    for request, kind, text, detail, author in found:
        if kind == EventKind.PHI_DISPUTED:
            low, likely, high = (Decimal(str(detail[name])) for name in ("low", "likely", "high"))
            before = shares.get(request, Shares())
            shares[request] = Shares(before.author, StatedShare(low, likely, high, text, author))
        else:
            shares[request] = Shares(author)
    return shares
