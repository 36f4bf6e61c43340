"""A decider of the demo answers to every close precedent: follows what came out alike, and tells the others apart."""

from triptych.access.work import Work
from triptych.demo.requests import Course
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.precedents import precedents_of, words_of_viewer
from triptych.governance.exceptions.rules.similarity import COMES_TO, Comes
from triptych.governance.exceptions.stances import (
    DistinguishPrecedent,
    FollowPrecedent,
    distinguish_precedent,
    follow_precedent,
)
from triptych.model.types import RequestId

DIFFERENT: dict[Comes, str] = {
    Comes.YES: "Here an interim was agreed that contains the harm, and the date does not move.",
    Comes.NO: "Here the same capacity is promised to others until the date that is named.",
    Comes.LATER: "Here it is a matter of weeks, and what eases the need until then is agreed.",
}


async def answer_precedents(course: Course, work: Work, towards: Comes) -> None:
    """The word of whoever acts to each close precedent that has none of theirs yet."""
    request = await readable_request(work, course.id)
    said = await words_of_viewer(work, request)
    for near in await precedents_of(work, request):
        if not near.obliges or near.request_id in said:
            continue
        key, precedent = RequestId(request.id), RequestId(near.request_id)
        if COMES_TO[near.outcome] is towards:
            await follow_precedent(work, FollowPrecedent(request_id=key, precedent_id=precedent))
        else:
            words = DIFFERENT[towards]
            ask = DistinguishPrecedent(request_id=key, precedent_id=precedent, distinction=words)
            await distinguish_precedent(work, ask)
