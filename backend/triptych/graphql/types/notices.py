"""Notices: one's own, and only of what one may still read."""

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from triptych.access.work import Work
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import column, expression, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import seen_rows
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.occurrences import occurrences_seen
from triptych.kernel.clock_words import ReminderKind
from triptych.kernel.notice_words import Tie, Urgency
from triptych.model.decision_clock import ClockReminder
from triptych.model.notice import Notice as Sent
from triptych.model.occurrence import Occurrence

enum_type(ReminderKind)
enum_type(Urgency)
enum_type(Tie)


def notices_of_ones_own(work: Work) -> ColumnElement[bool]:
    """What was sent to the viewer, of what they may read now."""
    return and_(Sent.person_id == work.actor.person_id, or_(_of_seen_request(work), _of_seen_occurrence(work)))


def _of_seen_request(work: Work) -> ColumnElement[bool]:
    return and_(Sent.event_id.is_not(None), *seen_rows(work, of_request(Sent.request_id)))


def _of_seen_occurrence(work: Work) -> ColumnElement[bool]:
    return exists().where(Occurrence.id == Sent.occurrence_id, occurrences_seen(work)).correlate(Sent)


def is_unread(_work: Work) -> ColumnElement[bool]:
    """Nobody looked at it, and what it asked for was not done otherwise."""
    return and_(Sent.read_at.is_(None), Sent.done_at.is_(None))


def needs_an_act(_work: Work) -> ColumnElement[bool]:
    """The request waits for an act of the reader still."""
    return and_(Sent.act.is_not(None), Sent.done_at.is_(None))


async def count_unread(work: Work) -> int:
    """How many notices of the viewer's own are unread."""
    wanted = select(func.count()).select_from(Sent).where(notices_of_ones_own(work), is_unread(work))
    return (await work.session.execute(wanted)).scalar_one()


@node(Sent, visible=notices_of_ones_own)
class Notice:
    """Something that happened, told to the viewer. Nobody sees anybody else's."""

    request = one("ExceptionRequest", Sent.request_id, doc="The request that it is about; null where it is about none.")
    event = one("RequestEvent", Sent.event_id, doc="The event that it tells; null where it tells an occurrence.")
    occurrence = one("Occurrence", Sent.occurrence_id, doc="What happened beside the events of requests.")
    reminder = expression(
        ReminderKind | None,
        lambda _work: (
            select(ClockReminder.kind).where(ClockReminder.id == Sent.reminder_id).correlate(Sent).scalar_subquery()
        ),
        read=lambda kind: None if kind is None else ReminderKind(kind),
        doc="Where the clock reminds of the event: of what; null where the event itself is told.",
    )
    urgency = column(Sent.urgency, words=Urgency, filterable=True, doc="What it asks of its reader.")
    tie = column(Sent.tie, words=Tie, doc="Why the viewer is told.")
    act = column(Sent.act, doc="The act that is theirs: the name of its mutation; null where none is asked for.")
    at = column(Sent.at, orderable=True, doc="When it happened.")
    unread = expression(bool, is_unread, filterable=True, doc="Neither read nor done.")
    needs_act = expression(bool, needs_an_act, filterable=True, doc="The request waits for the viewer's act still.")
    done_at = column(Sent.done_at, doc="When the act that it asked for was done, by whomever.")
