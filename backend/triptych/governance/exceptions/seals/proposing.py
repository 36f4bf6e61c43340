"""Under which authorship somebody proposes: apart and sealed where it lies outside the rules (SH1)."""

from sqlalchemy import exists, select

from triptych.access.work import Work
from triptych.governance.exceptions.events import authorship_of
from triptych.kernel.refusals import Conflict
from triptych.model.decision import Decision, Signature, Terms
from triptych.model.exception import Authorship, ExceptionRequest


async def author_of_proposal(work: Work, request: ExceptionRequest, *, outside: bool) -> Authorship:
    """The actor's authorship for a proposal. Raises `Conflict` for whoever signed terms that are still open.

    Their proposal would make these terms fall, and whoever signs next would learn why: one of few proposed.
    """
    signed = await work.session.scalar(
        select(Signature.id)
        .join(Terms, Terms.id == Signature.terms_id)
        .join(Authorship, Authorship.id == Signature.authorship_id)
        .where(
            Terms.request_id == request.id,
            Authorship.person_id == work.actor.person_id,
            ~exists().where(Decision.terms_id == Terms.id),
        )
        .limit(1)
    )
    if outside and signed is not None:
        raise Conflict("You signed terms that wait for another signature. Whoever decides proposes nothing meanwhile.")
    return await authorship_of(work, request, apart=outside)
