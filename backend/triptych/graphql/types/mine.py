"""What concerns the viewer: for the "mine" of lists. It narrows what is seen and never widens it."""

from sqlalchemy import ColumnElement, SQLColumnExpression, exists, or_, select
from sqlalchemy.orm import aliased

from triptych.access.work import Work
from triptych.model import exception, portfolio

_project, _program, _stream = (
    aliased(portfolio.Project),
    aliased(portfolio.Program),
    aliased(portfolio.Workstream),
)


def project_of_mine(work: Work, project_id: SQLColumnExpression[object]) -> ColumnElement[bool]:
    """Projects that the viewer leads in any workstream, sponsors, or whose program they manage."""
    me = work.actor.person_id
    leads = exists(select(_stream.id).where(_stream.project_id == project_id, _stream.lead_id == me))
    answers = exists(
        select(_project.id)
        .join(_program, _program.id == _project.program_id)
        .where(_project.id == project_id, or_(_project.sponsor_id == me, _program.manager_id == me))
    )
    return or_(leads, answers)


def request_of_mine(work: Work) -> ColumnElement[bool]:
    """Requests that the viewer asked for or worked on, was named to help with, or that concern a project of theirs."""
    me, request = work.actor.person_id, exception.ExceptionRequest
    worked = exists(
        select(exception.Authorship.id)
        .where(exception.Authorship.request_id == request.id, exception.Authorship.person_id == me)
        .correlate(request)
    )
    helps = exists(
        select(exception.Answer.id)
        .where(exception.Answer.request_id == request.id, exception.Answer.helper_id == me)
        .correlate(request)
    )
    return or_(worked, helps, project_of_mine(work, request.project_id))
