"""Records by their reference and by their ids: each in its place, and nothing where there is none to see."""

from uuid import UUID

from asking import an_outsider, ask, gid
from relocation import a_relocation
from triptych.model.database import Database


async def test_a_record_of_another_kind_or_of_nowhere_is_null(database: Database) -> None:
    story = await a_relocation(database)
    document = f"""{{ a: project(ref: "P-9999") {{ id }} b: project(ref: " p-0001 ") {{ name }}
      c: node(id: "{gid("Project", UUID(int=7))}") {{ id }} d: project(ref: "") {{ id }} }}"""

    told = await ask(story, "Paula", document)

    assert told.data == {"a": None, "b": {"name": "Move to the north site"}, "c": None, "d": None}


async def test_records_stand_where_their_ids_were_asked_for(database: Database) -> None:
    """Of several types, one twice, one of nowhere, one that is not theirs to see: unseen is nothing."""
    story = await a_relocation(database)
    await an_outsider(story)
    project, program = gid("Project", story.ids["project"]), gid("Program", story.ids["program"])
    asked = [project, gid("Project", UUID(int=7)), program, project]
    document = """query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename
      ... on Project { name program { ref } } ... on Program { name projects { name } } } }"""

    seen = (await ask(story, "Paula", document, ids=asked)).data["nodes"]
    unseen = (await ask(story, "Nora", document, ids=asked)).data["nodes"]

    assert [each and each["__typename"] for each in seen] == ["Project", None, "Program", "Project"]
    assert seen[0] == seen[3]
    assert [each and each["id"] for each in seen] == [project, None, program, project]
    assert unseen == [None] * 4
    assert (await ask(story, "Paula", document, ids=[])).data["nodes"] == []
    for wrong in ([project, "nonsense"], [gid("Nothing", story.ids["project"])], [project] * 101):
        assert (await ask(story, "Paula", document, ids=wrong)).codes == ("Invalid",)
