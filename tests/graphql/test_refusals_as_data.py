"""Mutations as five kinds of actor and as nobody: a refusal is data that says which, and nothing happened."""

import asyncio
from typing import Any
from uuid import uuid4

from asking import NOBODY, act, an_outsider, ask, gid
from building import TODAY
from relocation import Relocation, a_relocation, submitted
from triptych.model.audit import CommandKey
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest, RequestEvent
from unchanged import fingerprint

UNSEEN, DENIED, INVALID, CONFLICT = "NotFound", "NotAllowed", "Invalid", "Conflict"


def an_ask(story: Relocation, **changes: Any) -> dict[str, Any]:
    """The form of a new request."""
    return {
        "projectId": gid("Project", story.ids["project"]),
        "providerUnitId": gid("OrgUnit", story.ids["infrastructure"]),
        "title": "A network for the lab",
        "need": "Forty engineers need desks that work.",
        "wantedOutcome": "Forty desks on the day of the move.",
        "amount": {"amount": "100000", "currency": "USD"},
        "paidBy": "REQUESTER",
        **changes,
    }


async def test_every_actor_is_refused_what_they_may_not_and_nothing_happens(database: Database) -> None:
    story = await a_relocation(database)
    await an_outsider(story)
    request = await submitted(story)
    of = {"requestId": gid("ExceptionRequest", request.id)}
    seen = {**of, "seen": request.version}
    rule = {**of, "ruleId": gid("Rule", story.ids["rule"]), "harm": "Some."}
    no = {**seen, "reason": "No."}
    approval = {**seen, "reason": "Go.", "validUntil": "2026-04-01T00:00:00Z"}
    option = {**of, "kind": "CHANGE_RULE", "title": "T", "leadTimeDays": 1, "ruleDistance": 3}
    option["cost"] = {"amount": "1", "currency": "USD"}
    gate = {"projectId": gid("Project", story.ids["project"]), "name": "G", "dueOn": str(TODAY), "criteria": "C"}
    words = {"title": "T", "ownerOffice": "SMO", "statement": "S", "purpose": "P", "harmPrevented": "H"}
    role = {
        "personId": gid("Person", story.person("Uma")),
        "role": "EXECUTIVE",
        "scopeId": gid("OrgUnit", story.house.root),
    }
    cases: list[tuple[str, dict[str, Any], dict[str, str]]] = [
        ("requestException", an_ask(story), {"Rita": UNSEEN, "Bela": DENIED, "Nils": UNSEEN, "Uma": DENIED}),
        ("restateNeed", {**of, "text": "T"}, {"Marta": DENIED, "Bela": DENIED, "Nils": UNSEEN, "Uma": DENIED}),
        ("citeRule", rule, {"Marta": DENIED, "Bela": DENIED, "Nils": UNSEEN, "Uma": DENIED}),
        ("proposeAlternative", option, {"Nils": UNSEEN, "Uma": DENIED}),
        ("submitAnswer", of, {"Marta": DENIED, "Bela": DENIED, "Nils": UNSEEN, "Uma": DENIED}),
        ("declineRequest", no, {"Marta": DENIED, "Rita": INVALID, "Nils": UNSEEN, "Uma": DENIED}),
        ("deferRequest", no, {"Marta": DENIED, "Rita": INVALID, "Nils": UNSEEN, "Uma": DENIED}),
        ("approveRequest", approval, {"Marta": DENIED, "Rita": DENIED, "Nils": UNSEEN, "Uma": DENIED}),
        ("approveRequest", approval | {"seen": 1}, {"Bela": CONFLICT, "Olivia": CONFLICT}),
        ("approveRequest", approval | {"validUntil": "2026-01-01T00:00:00Z"}, {"Olivia": INVALID}),
        ("revokeApproval", no, {"Marta": DENIED, "Rita": DENIED, "Nils": UNSEEN, "Olivia": CONFLICT}),
        ("withdrawRequest", {**of, "reason": "R"}, {"Rita": DENIED, "Bela": DENIED, "Nils": UNSEEN, "Uma": DENIED}),
        ("commentOnRequest", {**of, "text": "T"}, {"Nils": UNSEEN}),
        ("createGate", gate, {"Marta": DENIED, "Rita": UNSEEN, "Bela": DENIED, "Nils": UNSEEN, "Uma": DENIED}),
        ("createRule", words, {"Marta": DENIED, "Rita": DENIED, "Bela": DENIED, "Nils": DENIED, "Uma": DENIED}),
        ("grantRole", role, {"Marta": DENIED, "Rita": DENIED, "Bela": DENIED, "Nils": DENIED, "Uma": DENIED}),
    ]  # fmt: skip
    before = await fingerprint(database)

    told = {
        (mutation, who, kind): await act(story, who, mutation, given)
        for mutation, given, answers in cases
        for who, kind in {**answers, "Nora": "", NOBODY: "NotAllowed"}.items()
    }

    for (mutation, who, kind), answer in told.items():
        assert answer["__typename"] in ({kind} if kind else {"NotFound", "NotAllowed"}), (mutation, who, answer)
        if answer["__typename"] == "NotAllowed":
            assert answer["code"]
            assert answer["message"]
    assert await fingerprint(database) == before


async def test_the_same_form_sent_twice_is_one_request(database: Database) -> None:
    story = await a_relocation(database)
    key = str(uuid4())

    async def send(**changes: Any) -> dict[str, Any]:
        return await act(
            story, "Marta", "requestException", an_ask(story, **changes), key=key, done="exceptionRequest { ref }"
        )

    both = await asyncio.gather(send(), send())
    again, other = await send(), await send(title="Another")

    assert [answer["exceptionRequest"]["ref"] for answer in (*both, again)] == ["REQ-0001"] * 3
    assert other["__typename"] == "Conflict"
    assert await story.house.count(ExceptionRequest) == 1
    assert await story.house.count(RequestEvent) == 1
    taken = await act(story, "Marta", "createGate", {
        "projectId": gid("Project", story.ids["project"]), "name": "G", "dueOn": str(TODAY), "criteria": "C",
    }, key=key)  # fmt: skip
    assert taken["__typename"] in {"Conflict", "NotAllowed"}


async def test_a_key_belongs_to_one_person_and_a_refusal_does_not_use_it_up(database: Database) -> None:
    story = await a_relocation(database)
    key = str(uuid4())

    refused = await act(story, "Marta", "requestException", an_ask(story, need=" "), key=key)
    kept = await act(story, "Marta", "requestException", an_ask(story), key=key)
    request = (await ask(story, "Marta", "{ exceptionRequests { edges { node { id } } } }")).data
    of = request["exceptionRequests"]["edges"][0]["node"]["id"]
    other = await act(story, "Rita", "restateNeed", {"requestId": of, "text": "Desks."}, key=key)

    assert [answer["__typename"] for answer in (refused, kept, other)] == [
        "Invalid", "RequestExceptionDone", "RestateNeedDone",
    ]  # fmt: skip
    assert await story.house.count(CommandKey) == 2


async def test_what_is_wrong_with_an_input_is_told_beside_its_field(database: Database) -> None:
    story = await a_relocation(database)
    person, project = gid("Person", story.person("Marta")), gid("Project", new_id())
    cases = {
        "projectId": [{"projectId": "nonsense"}, {"projectId": ""}, {"projectId": person}, {"projectId": "é" * 20}],
        "need": [{"need": "x" * 10_000_000}, {"need": "NUL \x00 inside"}, {"need": "half \ud800"}, {"need": " "}],
        "amount.amount": [
            {"amount": {"amount": amount, "currency": "USD"}}
            for amount in ("-1", "1e5", "NaN", "", "1,000", "9" * 19, "0.00001", "٣")
        ],
        "amount.currency": [{"amount": {"amount": "1", "currency": code}} for code in ("XXX", "", "US", "USDD", "$")],
        "neededBy": [{"neededBy": "2020-01-01"}],
        "phiLow": [{"phiLow": "NaN", "phiLikely": "0.5", "phiHigh": "0.5", "phiBasis": "B"}],
        "targets.0": [{"targets": [{"kind": "CRITERION"}]}],
        "targets": [{"targets": [{"kind": "CRITERION"}] * 1_001}],
    }
    before = await fingerprint(database)

    for field, inputs in cases.items():
        for given in inputs:
            told = await act(story, "Marta", "requestException", an_ask(story, **given))
            assert told["__typename"] == "Invalid", (field, str(given)[:90])
            assert field in {problem["field"] for problem in told["problems"]}, (field, told)
            assert all(problem["message"] for problem in told["problems"])
    unknown = await act(story, "Marta", "requestException", an_ask(story, projectId=project))
    for key in ("", "short", "x" * 101, "nul\x00nul\x00nul", "ééééééééé"):
        told = await act(story, "Marta", "requestException", an_ask(story), key=key)
        assert told["__typename"] == "Invalid", key

    assert unknown["__typename"] == "NotFound"
    assert await fingerprint(database) == before


async def test_what_does_not_fit_its_type_never_reaches_a_use_case(database: Database) -> None:
    story = await a_relocation(database)
    document = 'mutation ($i: RequestExceptionInput!) { requestException(key: "12345678", input: $i) { __typename } }'
    before = await fingerprint(database)

    for wrong in (
        {"paidBy": "SOMEBODY"}, {"neededBy": "2026-02-30"}, {"neededBy": "soon"}, {"need": None}, {"need": 5},
        {"phiLow": "much"}, {"amount": "5"}, {"amount": {"amount": 5, "currency": "USD"}}, {"unheardOf": 1},
    ):  # fmt: skip
        told = await ask(story, "Marta", document, i=an_ask(story, **wrong))
        assert told.data is None, wrong
        assert told.codes == ("Request",), (wrong, told)

    assert await fingerprint(database) == before


async def test_an_instant_has_its_zone_and_lies_within_our_years(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    given = {"requestId": gid("ExceptionRequest", request.id), "seen": request.version, "reason": "Go."}
    before = await fingerprint(database)

    for until in (
        "2026-04-01T00:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "2026-03-02T12:00:00Z",
    ):
        told = await act(story, "Olivia", "approveRequest", {**given, "validUntil": until})
        assert (told["__typename"], told["problems"][0]["field"]) == ("Invalid", "validUntil"), until

    assert await fingerprint(database) == before


async def test_a_draft_keeps_no_character_that_cannot_be_kept(database: Database) -> None:
    story = await a_relocation(database)
    document = """mutation ($form: String!, $content: JSON!) { saveDraft(form: $form, content: $content) {
      __typename ... on Invalid { problems { message } } } }"""
    before = await fingerprint(database)

    for form, content in (
        ("request", {"need": "a\x00b"}), ("request", {"n\x00": 1}), ("request", {"need": "\ud800"}),
        ("re\x00", {"a": 1}),
        ("request", [1]), ("request", "text"), ("request", {"a": "x" * 300_000}), ("", {"a": 1}),
    ):  # fmt: skip
        told = await ask(story, "Marta", document, form=form, content=content)
        assert told.codes == (), (form, told)
        assert told.data["saveDraft"]["__typename"] == "Invalid", (form, told.data)

    assert await fingerprint(database) == before
