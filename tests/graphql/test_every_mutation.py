"""Every mutation by every kind of actor: whoever may is answered, everybody else is refused and nothing happens."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest

from asking import NOBODY, REFUSED, ask
from building import NOON
from every_stage import EveryStage, every_stage
from graphql import GraphQLInputObjectType, GraphQLNonNull, GraphQLString, get_named_type
from mutation_tables.by_token import PEOPLE_ALONE, PROPOSING
from mutation_tables.every import CASES
from mutation_tables.forms import DONE, EVERYBODY, Case
from triptych.graphql.schema import schema
from triptych.kernel.actor import Token, TokenRights
from triptych.model.accounts import PersonalToken
from triptych.model.base import new_id
from triptych.model.database import Database
from unchanged import fingerprint

MUTATIONS = schema._schema.mutation_type.fields  # type: ignore[union-attr]
NOT_PROSE = frozenset({"seen", "base", "quote", "email", "presentPassword", "newPassword", "page", "search"})
NEEDED_BY_LAW = {  # optional in the form, so that every point that lacks is told at once
    "declineRequest": {"reason"},
    "deferRequest": {"reason", "trigger", "interimRelief"},
    "nameGap": {"statement"},
}
INVISIBLE = " \u200b\u2060\ufeff\u00ad\u2800\n"


_told: list[dict[str, str]] = []


async def as_told(database: Database) -> dict[str, str]:
    """The rows of the story, which are the same whenever it is told."""
    if not _told:
        _told.append(await fingerprint(database))
    return _told[0]


def name_of(case: Case) -> str:
    """The mutation, and what tells two forms of it apart."""
    twice = [other for other in CASES if other.mutation == case.mutation]
    return case.mutation if len(twice) == 1 else f"{case.mutation}_{twice.index(case) + 1}"


async def sent(
    stage: EveryStage, who: str, mutation: str, form: dict[str, Any], through: Token | None = None
) -> dict[str, Any]:
    """The member of the result union; `Done` for whichever type means that."""
    declared = MUTATIONS[mutation].args
    values = {name: form[name] for name in declared if name in form}
    if "input" in declared:
        values = {"input": form}
    if "key" in declared:
        values["key"] = str(uuid4())
    heads = ", ".join(f"${name}: {declared[name].type}" for name in values)
    given = ", ".join(f"{name}: ${name}" for name in values)
    document = f"mutation ({heads}) {{ {mutation}({given}) {{ __typename {REFUSED} }} }}"
    told = await ask(stage.story, who, document, through=through, **values)
    assert told.codes == (), (who, told.messages)
    answer: dict[str, Any] = told.data[mutation]
    refused = answer["__typename"] in {"NotFound", "NotAllowed", "Invalid", "Conflict"}
    return answer if refused else {**answer, "__typename": DONE}


def test_the_table_knows_every_mutation_there_is() -> None:
    assert {case.mutation for case in CASES} == set(MUTATIONS)
    assert {case.mutation for case in CASES if DONE in case.may.values()} == set(MUTATIONS)
    assert len({name_of(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=name_of)
async def test_whoever_may_not_is_refused_and_nothing_happens(database: Database, case: Case) -> None:
    stage = await every_stage(database)
    before = await as_told(database)

    told = {
        who: await sent(stage, who, case.mutation, case.form(stage))
        for who in (*EVERYBODY, NOBODY)
        if who not in case.may
    }

    assert {who: answer for who, answer in told.items() if answer["__typename"] not in {"NotFound", "NotAllowed"}} == {}
    assert all(answer["message"] for answer in told.values())
    assert told[NOBODY]["__typename"] == "NotAllowed"
    assert await fingerprint(database) == before


@pytest.mark.parametrize(
    ("case", "who", "answer"),
    [
        pytest.param(case, who, answer, id=f"{name_of(case)}-{who}")
        for case in CASES
        for who, answer in case.may.items()
    ],
)
async def test_whoever_may_is_answered(database: Database, case: Case, who: str, answer: str) -> None:
    stage = await every_stage(database)
    before = await as_told(database)

    told = await sent(stage, who, case.mutation, case.form(stage))

    assert told["__typename"] == answer, told
    assert await fingerprint(database) != before


async def a_token(stage: EveryStage, who: str, rights: TokenRights) -> Token:
    """A living token of this person."""
    made = Token(new_id(), "Robot", rights)
    row = PersonalToken(
        id=made.id,
        name=made.name,
        rights=rights,
        token_hash=sha256(made.id.bytes).digest(),
        person_id=stage.story.person(who),
        created_at=NOON,
        expires_at=NOON + timedelta(days=300),
    )
    async with stage.story.database.sessions() as session, session.begin():
        session.add(row)
    return made


def rights_for(mutation: str) -> set[TokenRights]:
    """The rights with which a token carries a mutation out."""
    if mutation in PEOPLE_ALONE:
        return set()
    return {TokenRights.PROPOSE, TokenRights.ACT} if mutation in PROPOSING else {TokenRights.ACT}


@pytest.mark.parametrize("case", [case for case in CASES if DONE in case.may.values()], ids=name_of)
async def test_a_token_does_what_its_rights_say_and_leaves_the_rest_to_people(database: Database, case: Case) -> None:
    stage = await every_stage(database)
    who = next(name for name, answer in case.may.items() if answer == DONE)
    tokens = {rights: await a_token(stage, who, rights) for rights in TokenRights}
    enough = rights_for(case.mutation)
    before = await fingerprint(database)

    refused = {
        rights: await sent(stage, who, case.mutation, case.form(stage), token)
        for rights, token in tokens.items()
        if rights not in enough
    }

    assert {answer["__typename"] for answer in refused.values()} == {"NotAllowed"}
    assert {answer["code"] for answer in refused.values()} == {"token_rights"}
    assert await fingerprint(database) == before
    if enough:
        least = TokenRights.PROPOSE if TokenRights.PROPOSE in enough else TokenRights.ACT
        told = await sent(stage, who, case.mutation, case.form(stage), tokens[least])
        assert told["__typename"] == DONE, told
        assert await fingerprint(database) != before


def prose_of(case: Case) -> list[str]:
    """The texts that the form must have."""
    inside = get_named_type(MUTATIONS[case.mutation].args["input"].type)
    assert isinstance(inside, GraphQLInputObjectType)
    needed = {name for name, part in inside.fields.items() if isinstance(part.type, GraphQLNonNull)}
    needed |= NEEDED_BY_LAW.get(case.mutation, set())
    return sorted(name for name in needed - NOT_PROSE if get_named_type(inside.fields[name].type) is GraphQLString)


WITH_PROSE = [case for case in CASES if "input" in MUTATIONS[case.mutation].args and prose_of(case)]


@pytest.mark.parametrize("case", WITH_PROSE, ids=name_of)
async def test_a_text_that_shows_nothing_is_told_beside_its_field(database: Database, case: Case) -> None:
    stage = await every_stage(database)
    who = next(name for name, answer in case.may.items() if answer == DONE)
    before = await as_told(database)

    for field in prose_of(case):
        told = await sent(stage, who, case.mutation, {**case.form(stage), field: INVISIBLE})

        assert told["__typename"] == "Invalid", (field, told)
        assert field in {problem["field"].partition(".")[0] for problem in told["problems"]}, told
    assert await fingerprint(database) == before
