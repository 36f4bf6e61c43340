"""Whether the viewer is told of a request."""

from sqlalchemy import ColumnElement, and_, exists, func, select

from triptych.access.work import Work
from triptych.model.exception import Answer, Authorship, ExceptionRequest
from triptych.model.notice import RequestFollowing


def follows(work: Work) -> ColumnElement[bool]:
    """Whether the viewer is told what happens to it: as they said, else where they took part or were named."""
    me = work.actor.person_id
    said = (
        select(RequestFollowing.follows)
        .where(RequestFollowing.request_id == ExceptionRequest.id, RequestFollowing.person_id == me)
        .correlate(ExceptionRequest)
        .scalar_subquery()
    )
    return func.coalesce(said, _part(Authorship, Authorship.person_id == me) | _part(Answer, Answer.helper_id == me))


def _part(of: type[Authorship] | type[Answer], mine: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(of.id).where(and_(of.request_id == ExceptionRequest.id, mine)).correlate(ExceptionRequest))
