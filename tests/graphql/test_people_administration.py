"""The mutations of the offices and of people administration, as a client sends them."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from building import PASSWORD, House, a_program, a_staffed_house
from triptych.graphql.context import Context
from triptych.graphql.ids import to_global
from triptych.graphql.schema import schema
from triptych.model.accounts import OneTimeLink, SignInAttempt
from triptych.model.audit import CommandKey
from triptych.model.database import Database
from triptych.model.portfolio import Project


async def sent(house: House, by: str, document: str, **variables: Any) -> Any:
    context = Context(house.works, house.people[by])
    answer = await schema.execute(document, variable_values=variables, context_value=context)
    assert answer.errors is None
    assert answer.data is not None
    return next(iter(answer.data.values()))


CREATE = """mutation ($key: ID!, $input: CreateProjectInput!) { createProject(key: $key, input: $input) { __typename
  ... on CreateProjectDone { project { ref workstreams { kind lead { name } } } }
  ... on NotAllowed { code } ... on Invalid { problems { field code } } } }"""
INVITE = """mutation ($key: ID!, $input: InviteInput!) { invite(key: $key, input: $input) { __typename
  ... on LinkIssued { token } ... on NotAllowed { code } } }"""
PASSWORD_CHANGE = """mutation ($key: ID!, $input: ChangePasswordInput!) { changePassword(key: $key, input: $input) {
  __typename ... on Invalid { problems { field } } } }"""
SAVE = """mutation ($form: String!, $content: JSON!) { saveDraft(form: $form, content: $content) { __typename
  ... on Draft { content } ... on Invalid { problems { field code } } } }"""


def a_form(house: House, program_id: UUID, **more: Any) -> dict[str, Any]:
    return {
        "name": "Data centre move",
        "programId": to_global("Program", program_id),
        "unitId": to_global("OrgUnit", house.root),
        "budget": {"amount": "5000000", "currency": "USD"},
        "deliveryLeadId": to_global("Person", house.people["Piet"]),
        **more,
    }


async def test_a_project_is_created_once_however_often_the_form_is_sent(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)
    key, form = str(uuid4()), a_form(house, program.id)

    first = await sent(house, "Paul", CREATE, key=key, input=form)
    again = await sent(house, "Paul", CREATE, key=key, input=form)
    other = await sent(house, "Paul", CREATE, key=key, input={**form, "name": "Other"})

    assert first == again
    assert {each["kind"]: each["lead"] for each in first["project"]["workstreams"]} == {
        "DELIVERY": {"name": "Piet"},
        "PEOPLE_CHANGE": None,
        "SERVICE_TRANSITION": None,
    }
    assert other["__typename"] == "Conflict"
    assert await house.all(select(Project.name)) == ["Data centre move"]


async def test_refusals_are_data_and_nothing_is_stored(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)
    wrong = {
        "name": "",
        "budget": {"amount": "-1", "currency": "USD"},
        "startOn": "2026-05-01",
        "finishOn": "2026-04-01",
    }

    invalid = await sent(house, "Paul", CREATE, key=str(uuid4()), input=a_form(house, program.id, **wrong))
    not_allowed = await sent(house, "Mona", CREATE, key=str(uuid4()), input=a_form(house, program.id))
    bad_id = await sent(house, "Paul", CREATE, key=str(uuid4()), input=a_form(house, program.id, unitId="nonsense"))

    assert {each["field"] for each in invalid["problems"]} == {"name", "budget.amount", "finishOn"}
    assert not_allowed == {"__typename": "NotAllowed", "code": "no_role"}
    assert bad_id["problems"] == [{"field": "unitId", "code": "bad_id"}]
    assert await house.count(Project) == 0


async def test_a_link_is_told_once(database: Database) -> None:
    house = await a_staffed_house(database)
    links = await house.count(OneTimeLink)
    key, form = str(uuid4()), {"personId": to_global("Person", house.people["Olga"])}

    first = await sent(house, "Ada", INVITE, key=key, input=form)
    again = await sent(house, "Ada", INVITE, key=key, input=form)
    refused = await sent(house, "Paul", INVITE, key=str(uuid4()), input=form)

    assert len(first["token"]) > 40
    assert again == {"__typename": "LinkIssued", "token": None}
    assert refused["__typename"] == "NotAllowed"
    assert await house.count(OneTimeLink) == links + 1


async def test_a_form_changes_a_password_once_and_another_password_is_another_form(
    database: Database,
) -> None:
    house = await a_staffed_house(database)
    key = str(uuid4())

    wrong = {"presentPassword": "wrong one altogether", "newPassword": "nine crows sat on the wall"}
    refused = await sent(house, "Ada", PASSWORD_CHANGE, key=key, input=wrong)
    nothing = await house.count(CommandKey)
    right = {**wrong, "presentPassword": PASSWORD}
    done = await sent(house, "Ada", PASSWORD_CHANGE, key=key, input=right)
    again = await sent(house, "Ada", PASSWORD_CHANGE, key=key, input=right)
    other = await sent(house, "Ada", PASSWORD_CHANGE, key=key, input={**right, "newPassword": "ten owls in the barn"})

    assert refused["problems"] == [{"field": "presentPassword"}]
    assert nothing == 0
    assert (done["__typename"], again["__typename"]) == ("ChangePasswordDone", "ChangePasswordDone")
    assert other["__typename"] == "Conflict"
    assert await house.count(CommandKey) == 1


async def test_guesses_at_the_present_password_are_counted_though_they_are_refused(database: Database) -> None:
    house = await a_staffed_house(database)
    wrong = {"presentPassword": "wrong one altogether", "newPassword": "nine crows sat on the wall"}

    told = [await sent(house, "Ada", PASSWORD_CHANGE, key=str(uuid4()), input=wrong) for _ in range(6)]

    assert [each["problems"][0]["field"] for each in told] == ["presentPassword"] * 6
    assert await house.count(SignInAttempt) == 5
    assert await house.count(CommandKey) == 0


async def test_a_draft_of_many_texts_is_kept(database: Database) -> None:
    house = await a_staffed_house(database)
    content = {"need": "x" * 50_000, "alternatives": [{"cost": "100.50"}]}

    saved = await sent(house, "Mona", SAVE, form="request", content=content)
    read = await sent(house, "Mona", 'query { draft(form: "request") { content } }')
    theirs = await sent(house, "Paul", 'query { draft(form: "request") { content } }')
    refused = await sent(house, "Mona", SAVE, form="request", content=[1])

    assert saved == {"__typename": "Draft", "content": content}
    assert read == {"content": content}
    assert theirs is None
    assert refused["problems"] == [{"field": "content", "code": "not_an_object"}]
