"""Asking through the schema as somebody of the story, or as nobody."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import decode, encode

from graphql import GraphQLError, OperationType, get_operation_ast, parse
from relocation import Relocation
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.ids import to_global
from triptych.graphql.schema import schema
from triptych.kernel.actor import Role, Token
from triptych.kernel.refusals import Refusal
from triptych.model.accounts import Account
from triptych.model.base import new_id
from triptych.model.people import OrgUnit, Person, RoleAssignment

NOBODY = "nobody"
REFUSED = """... on NotFound { message } ... on NotAllowed { code message facts { label } nearest }
  ... on Invalid { problems { field code message } } ... on Conflict { message }"""


@dataclass(frozen=True)
class Told:
    """What the schema answered: data, and errors by code."""

    data: Any
    codes: tuple[str, ...]
    messages: tuple[str, ...]


async def ask(
    story: Relocation, who: str, document: str, *, through: Token | None = None, ordinary: str = "", **variables: Any
) -> Told:
    """One operation, by a person or `through` a token of theirs; what nobody expected fails the test.

    Whoever asks what does not compile says in `ordinary` why.
    """
    context = Context(story.works, None if who == NOBODY else story.house.people[who], token=through)
    answer = await schema.execute(document, variable_values=variables, context_value=context)
    if answer.data is not None and not answer.errors:
        await same_compiled(context, document, variables, answer.data, ordinary)
    codes = []
    for error in answer.errors or ():
        cause = error.original_error
        if not isinstance(cause, Refusal | GraphQLError | None):
            raise AssertionError(f"unexpected: {cause!r}") from cause
        codes.append(type(cause).__name__ if isinstance(cause, Refusal) else "Request")
    return Told(answer.data, tuple(codes), tuple(error.message for error in answer.errors or ()))


async def same_compiled(
    context: Context, document: str, variables: dict[str, Any], data: Any, ordinary: str = ""
) -> None:
    """Whatever a test asks is asked the compiled way as well, and every root field of it; a mutation has none."""
    asked = get_operation_ast(parse(document))
    if asked is not None and asked.operation is OperationType.MUTATION:
        return
    left = operations.ways.ordinary
    compiled = await operations.answer(context, document, None, variables)
    left = operations.ways.ordinary - left
    if compiled is not None:
        assert json.loads(compiled.data) == decode(encode(data))
    went = "not compiled" if compiled is None else f"{left} of its root fields not compiled" if left else ""
    assert bool(went) == bool(ordinary), f"{went or 'compiled'}, while the test says {ordinary!r}: {document}"


async def act(
    story: Relocation, who: str, mutation: str, given: dict[str, Any], *, key: str | None = None, done: str = ""
) -> dict[str, Any]:
    """One mutation, by its name; answers the member of its result union."""
    name = mutation[0].upper() + mutation[1:]
    document = f"""mutation ($key: ID!, $input: {name}Input!) {{ {mutation}(key: $key, input: $input) {{
      __typename ... on {name}Done {{ {done or "__typename"} }} {REFUSED} }} }}"""
    told = await ask(story, who, document, key=str(uuid4()) if key is None else key, input=given)
    assert told.codes == (), told.messages
    result: dict[str, Any] = told.data[mutation]
    return result


def gid(name: str, key: UUID) -> str:
    """A global id."""
    return to_global(name, key)


async def an_outsider(story: Relocation) -> None:
    """Nils, who represents another unit and has no part in the story; and Nora, who holds no role at all."""
    elsewhere = new_id()
    async with story.database.sessions() as session, session.begin():
        session.add(OrgUnit(id=elsewhere, name="Catering", parent_id=story.house.root))
        await session.flush()
        for name in ("Nils", "Nora"):
            story.house.people[name] = new_id()
            email = f"{name.lower()}@meridian.example"
            session.add(Person(id=story.house.people[name], name=name, email=email, unit_id=elsewhere))
        await session.flush()
        session.add_all(
            Account(person_id=story.house.people[name], created_at=story.house.clock.now) for name in ("Nils", "Nora")
        )
        session.add(
            RoleAssignment(
                person_id=story.house.people["Nils"],
                role=Role.PROVIDER_REPRESENTATIVE,
                scope_id=elsewhere,
                valid_from=story.house.clock.now,
                granted_by_id=story.house.people["Ada"],
            )
        )
