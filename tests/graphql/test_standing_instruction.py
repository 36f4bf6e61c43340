"""What a superior told somebody to decide stands on the request, in the queue and in its file, until it is decided."""

from typing import Any

from asking import an_outsider, ask
from relocation import Relocation, a_relocation, an_option_outside, submitted
from stages import directed, refused_by_rita
from triptych.governance.exceptions import alternatives, directing
from triptych.governance.exceptions.directing import Directed
from triptych.model.database import Database
from triptych.model.types import RequestId

QUEUE = """{ queue(first: 10) { edges { node { request { ref standingInstruction { says reason
    author { name } directed { name } } } } } } }"""
OF_ALL = "{ exceptionRequests { edges { node { ref standingInstruction { says author { name } } } } } }"


async def standing(story: Relocation, who: str) -> list[Any]:
    """The instructions in somebody's queue."""
    answer = await ask(story, who, QUEUE)
    assert not answer.codes, answer.messages
    return [edge["node"]["request"]["standingInstruction"] for edge in answer.data["queue"]["edges"]]


async def test_it_stands_in_the_queue_of_whoever_could_decide_and_goes_with_the_decision(database: Database) -> None:
    story = await a_relocation(database)
    told = await directed(story)

    after = await standing(story, "Sam")
    await refused_by_rita(story, request=told)
    done = await ask(story, "Rita", OF_ALL)

    (said,) = after
    assert (said["says"], said["author"], said["directed"]) == ("DECLINE", {"name": "Olivia"}, {"name": "Rita"})
    assert [each["node"]["standingInstruction"] for each in done.data["exceptionRequests"]["edges"]] == [None]


async def test_without_one_there_is_none(database: Database) -> None:
    story = await a_relocation(database)
    await submitted(story)

    assert await standing(story, "Sam") == [None]


async def test_the_last_word_stands(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    for says in (Directed.DECLINE, Directed.DEFER):
        async with story.as_("Olivia") as work:
            request = await directing.direct_decision(
                work,
                directing.DirectDecision(
                    request_id=RequestId(request.id),
                    seen=request.version,
                    directed_id=story.person("Rita"),
                    says=says,
                    reason="The house is full.",
                ),
            )

    assert [each["says"] for each in await standing(story, "Sam")] == ["DEFER"]


async def test_whoever_does_not_see_the_request_hears_of_no_instruction(database: Database) -> None:
    story = await a_relocation(database)
    await directed(story)
    await an_outsider(story)

    answer = await ask(story, "Nils", OF_ALL)

    assert answer.data["exceptionRequests"]["edges"] == []
    assert await standing(story, "Nils") == []


async def test_who_is_told_reads_the_same_whether_or_not_they_proposed_behind_a_seal(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Bela") as work:
        request = await alternatives.propose_alternative(work, an_option_outside(request))
    async with story.as_("Olivia") as work:
        telling = directing.DirectDecision(
            request_id=RequestId(request.id),
            seen=request.version,
            directed_id=story.person("Bela"),
            says=Directed.APPROVE,
            reason="The house is full.",
        )
        await directing.direct_decision(work, telling)

    (said,) = await standing(story, "Sam")

    assert (said["author"], said["directed"]) == ({"name": "Olivia"}, {"name": "Bela"})
