"""A signature counts while its signer holds the authority and takes no part: a revoked approver is out (trap 8)."""

from sqlalchemy import select

from triptych.access.authority.standing import standings
from triptych.access.policy.duties import history_conflicts
from triptych.access.work import Work
from triptych.governance.exceptions.authority import Authorities
from triptych.governance.exceptions.parts import parts_in
from triptych.kernel.refusals import Conflict, Denial
from triptych.model.decision import Signature, Terms
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.people import Person


async def signers_must_stand(work: Work, request: ExceptionRequest, terms: Terms, need: Authorities) -> None:
    """Raise `Conflict`, naming whom, when somebody who signed before has lost the authority, or took part, since."""
    found = await work.session.execute(
        select(Signature, Authorship.person_id, Person.name)
        .join(Authorship, Authorship.id == Signature.authorship_id)
        .join(Person, Person.id == Authorship.person_id)
        .where(Signature.terms_id == terms.id, Authorship.request_id == request.id)
    )
    signed = found.all()
    took_part = await parts_in(work, request)
    held = await standings(work.session, {person for _, person, _ in signed}, work.now)
    for signature, person, name in signed:
        for each in need.needed:
            if (need.kind_of(each), each.office) != (signature.kind, signature.office):
                continue
            answer = work.gatekeeper.may(
                held[person], each.action, each.scope, amount=each.amount, office=each.office, now=work.now
            )
            if isinstance(answer, Denial):
                raise Conflict(
                    f"{name} signed these terms and no longer holds the authority. New terms are needed; "
                    "nothing was stored."
                )
            if history_conflicts(each.action, person, took_part, on_behalf_of_id=signature.on_behalf_of_id):
                raise Conflict(
                    "Somebody who signed these terms took part in the request since. New terms are needed; "
                    "nothing was stored."
                )
