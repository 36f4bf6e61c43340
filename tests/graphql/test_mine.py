"""The "mine" of lists: what one leads, sponsors, manages, asked for or works on; never more than one sees."""

from asking import ask
from relocation import a_relocation, submitted
from triptych.model.database import Database

PROJECTS = "{ projects(filter: {mine: {eq: true}}) { totalCount edges { node { mine } } } }"
REQUESTS = "{ exceptionRequests(filter: {mine: {eq: true}}) { totalCount } }"


async def test_a_project_is_mine_where_i_lead_a_workstream_or_manage_the_program(database: Database) -> None:
    story = await a_relocation(database)

    counts = {
        who: (await ask(story, who, PROJECTS)).data["projects"]["totalCount"] for who in ("Dan", "Marta", "Paula")
    }

    assert counts == {"Dan": 1, "Marta": 1, "Paula": 0}


async def test_a_request_is_mine_when_i_asked_or_worked_on_it(database: Database) -> None:
    story = await a_relocation(database)
    await submitted(story)

    counts = {
        who: (await ask(story, who, REQUESTS)).data["exceptionRequests"]["totalCount"]
        for who in ("Marta", "Rita", "Paula")
    }

    assert counts == {"Marta": 1, "Rita": 1, "Paula": 0}
