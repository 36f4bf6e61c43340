"""Tokens through the schema: the secret once, one's own in a list, others' for whoever keeps accounts, sealed acts."""

from datetime import timedelta

from sqlalchemy import select

from asking import REFUSED, Told, act, ask, gid
from building import NOON
from relocation import Relocation, a_relocation, submitted
from triptych.access.account.bearer import SECRET, shown_as
from triptych.kernel.actor import Token
from triptych.model.accounts import PersonalToken
from triptych.model.database import Database

FORM = {"name": "Weekly figures", "rights": "PROPOSE", "days": 30}
MADE = "secret personalToken { id name rights state lastUsedOn expiresAt person { name } }"
MINE = "{ myTokens(first: 10) { totalCount edges { node { name state } } } }"
OF_OTHERS = "query ($of: String!) { people(filter: {name: {eq: $of}}) { edges { node { tokens { name } } } } }"
TRAIL = """query ($act: String!) { auditEntries(first: 1, filter: {action: {eq: $act}}) {
  edges { node { tokenName sealed person { name } } } } }"""


async def a_token(story: Relocation, who: str = "Marta") -> Token:
    await act(story, who, "createToken", FORM)
    async with story.database.sessions() as session:
        stored = await session.scalar(select(PersonalToken).where(PersonalToken.person_id == story.person(who)))
    assert stored is not None
    return shown_as(stored)


async def test_the_secret_is_told_once_whoever_asks_again(database: Database) -> None:
    story = await a_relocation(database)

    first = await act(story, "Marta", "createToken", FORM, key="the-same-form", done=MADE)
    again = await act(story, "Marta", "createToken", FORM, key="the-same-form", done=MADE)

    assert SECRET.fullmatch(first["secret"])
    assert again == {**first, "secret": None}
    told = first["personalToken"]
    assert (told["name"], told["rights"], told["state"], told["lastUsedOn"]) == (
        "Weekly figures",
        "PROPOSE",
        "LIVING",
        None,
    )
    assert told["expiresAt"] == (NOON + timedelta(days=30)).isoformat()


async def test_a_list_of_tokens_is_ones_own_and_others_are_for_whoever_keeps_accounts(database: Database) -> None:
    story = await a_relocation(database)
    await a_token(story)

    assert (await ask(story, "Marta", MINE)).data["myTokens"]["totalCount"] == 1
    assert (await ask(story, "Ada", MINE)).data["myTokens"]["totalCount"] == 0
    assert [seen(await ask(story, who, OF_OTHERS, of="Marta")) for who in ("Ada", "Uma", "Marta", "Paula", "Rita")] == [
        ["Weekly figures"],
        ["Weekly figures"],
        ["Weekly figures"],
        [],
        [],
    ]


def seen(told: Told) -> list[str]:
    """The names of the tokens of the one person."""
    (edge,) = told.data["people"]["edges"]
    return [token["name"] for token in edge["node"]["tokens"]]


async def test_a_token_expires_in_every_list_at_its_instant(database: Database) -> None:
    story = await a_relocation(database)
    await a_token(story)
    story.house.clock.now = NOON + timedelta(days=30)

    (edge,) = (await ask(story, "Marta", MINE)).data["myTokens"]["edges"]

    assert edge["node"]["state"] == "EXPIRED"


async def test_a_token_that_has_ended_reads_nothing_more_in_any_unit_of_work(database: Database) -> None:
    story = await a_relocation(database)
    token = await a_token(story)
    alive = await ask(story, "Marta", "{ viewer { demo } }", through=token)
    await act(story, "Ada", "revokeToken", {"tokenId": gid("PersonalToken", token.id)})

    ended = await ask(story, "Marta", "{ viewer { demo } }", through=token)

    assert alive.codes == ()
    assert (ended.codes, "revoked" in ended.messages[0]) == (("NotAllowed",), True)


async def test_the_trail_names_the_token_and_a_seal_hides_it_with_its_owner(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    token = await a_token(story)
    of = {"requestId": gid("ExceptionRequest", request.id)}
    option = {**of, "kind": "CHANGE_RULE", "title": "Book one quarter ahead", "leadTimeDays": 30, "ruleDistance": 3}
    proposal = option | {"cost": {"amount": "1", "currency": "USD"}}

    done = [await through(story, token, "commentOnRequest", {**of, "text": "The movers come on Monday."})]
    open_entry = await ask(story, "Uma", TRAIL, act="exception:comment_made")
    done += [await through(story, token, "proposeAlternative", proposal)]
    sealed_entry = await ask(story, "Uma", TRAIL, act="exception:alternative_proposed")

    assert done == ["CommentOnRequestDone", "ProposeAlternativeDone"]
    assert entry_of(open_entry) == {"tokenName": "Weekly figures", "sealed": False, "person": {"name": "Marta"}}
    assert entry_of(sealed_entry) == {"tokenName": None, "sealed": True, "person": None}


async def through(story: Relocation, token: Token, mutation: str, given: dict[str, object]) -> str:
    """What became of a mutation that Marta's program does."""
    kind = mutation[0].upper() + mutation[1:]
    document = f"""mutation ($key: ID!, $input: {kind}Input!) {{
      {mutation}(key: $key, input: $input) {{ __typename {REFUSED} }} }}"""
    told = await ask(story, "Marta", document, through=token, key=f"by-{mutation}", input=given)
    return str(told.data[mutation]["__typename"])


def entry_of(told: Told) -> dict[str, object]:
    """The newest entry of the trail."""
    (edge,) = told.data["auditEntries"]["edges"]
    return dict(edge["node"])
