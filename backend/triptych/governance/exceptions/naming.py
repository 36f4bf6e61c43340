"""Who may be named in an act on a request: a helper, or somebody who is told what to decide.

The act and the list that is picked from ask the same functions, so nobody is offered who would be refused.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from triptych.access.authority.standing import standings
from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.governance.exceptions.directing import untellable
from triptych.governance.exceptions.finding import readable_request, requesters_of
from triptych.governance.exceptions.offices import may_for, must_for, offices_cited
from triptych.governance.exceptions.rules.grammar import Helper, helper_points
from triptych.governance.exceptions.scopes import provider_scope
from triptych.kernel.refusals import Denial, Problem
from triptych.model.accounts import Account
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.instruction import Directed
from triptych.model.types import RequestId

NOES = (Action.EXCEPTION_DECLINE, Action.EXCEPTION_DEFER)


async def helpers(work: Work, people: Collection[UUID]) -> dict[UUID, Helper]:
    """What is known of people who are named to help. Three statements, however many people."""
    with_account = set(await work.session.scalars(select(Account.person_id).where(Account.person_id.in_(people))))
    held = await standings(work.session, set(people), work.now)
    place = everywhere(work)
    return {
        person: Helper(
            person,
            has_account=person in with_account,
            may_help=not isinstance(
                work.gatekeeper.may(held[person], Action.EXCEPTION_HELP, place, now=work.now), Denial
            ),
        )
        for person in people
    }


async def against_helping(
    work: Work, people: Collection[UUID], request_id: RequestId | UUID | None = None
) -> dict[UUID, Problem]:
    """What stands against naming each of these people as helper; those whom nothing stands against are left out.

    Without a request it is what holds of all of them: somebody with an account and a role, and not whoever refuses.
    It tells who has an account, as the refused act does: so it is told to whoever may say no, there or anywhere, and
    `NotAllowed` to others.
    """
    requester = None
    if request_id is None:
        _must_say_no_somewhere(work)
    else:
        request = await readable_request(work, request_id, lock=False)
        await _must_say_no_to(work, request)
        requester = await _known_requester(work, request)
    known = await helpers(work, people)
    told = {
        person: next(helper_points("helper", helper, requester, work.actor.person_id), None)
        for person, helper in known.items()
    }
    return {person: problem for person, problem in told.items() if problem is not None}


async def against_directing(
    work: Work, people: Collection[UUID], request_id: RequestId | UUID, says: Directed
) -> dict[UUID, Problem]:
    """What stands against telling each of these people to decide so; those whom nothing stands against are left out."""
    request = await readable_request(work, request_id, lock=False)
    return await untellable(work, request, says, people)


def _must_say_no_somewhere(work: Work) -> None:
    held = work.gatekeeper.fold(work.grants, work.now)
    if not any(held.may_somewhere(action) for action in NOES):
        must_for(work, Action.EXCEPTION_DECLINE, everywhere(work), ())


async def _must_say_no_to(work: Work, request: ExceptionRequest) -> None:
    scope = await provider_scope(work, request)
    offices = (await offices_cited(work, [request.id]))[request.id].values()
    if all(isinstance(may_for(work, action, scope, offices), Denial) for action in NOES):
        must_for(work, Action.EXCEPTION_DECLINE, scope, offices)


async def _known_requester(work: Work, request: ExceptionRequest) -> UUID | None:
    """Who asks, unless that is hidden behind a seal: a list of who may be named tells nobody of it."""
    asks = (await requesters_of(work, [request.id]))[request.id].acts
    sealed = select(Authorship.id).where(
        Authorship.request_id == request.id, Authorship.person_id == asks, Authorship.sealed
    )
    openly = select(Authorship.id).where(
        Authorship.request_id == request.id, Authorship.person_id == asks, ~Authorship.sealed
    )
    if await work.session.scalar(sealed) is not None and await work.session.scalar(openly) is None:
        return None
    return asks
