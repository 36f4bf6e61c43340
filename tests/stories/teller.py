"""A whole story told through GraphQL alone: what each person does, signed in as themselves, and what each then sees."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select

from asking import Told, act, ask, gid
from relocation import Relocation, a_relocation, evidence
from telling import all_told
from triptych.governance.decision_clock.looking import look
from triptych.governance.notices.reminding import tell_reminder, untold_reminders
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from web.test_exports import exported, rows
from web.test_imports import a_browser

SEEN = """query Seen($id: ID!) { node(id: $id) { ... on ExceptionRequest {
  ref state version need lapsed expired holdsUntil escalationLevel stoppedAt
  burn { costPerHour { amount currency } hoursWaited costSoFar { amount } runningSince stoppedAt breakEvenHours }
  costToDecide { hops work { amount } workNotStated delay { amount } total { amount } }
  decisionClock { hop holders { name } levels { level to { name } } nextTo { name } dueAt targetHours }
  events(first: 100) { number kind text sealed level escalatedTo at author { name } }
  alternatives(first: 9) { id title sealed author { name } outsideBase withdrawnAt }
  restatements(first: 9) { id text }
  answers(first: 9) { id kind nextDate helper { name } helperAccepted }
  terms(first: 9) { id open reason conditions(first: 9) { id metAt } }
  decisions(first: 9) { number outcome at overrides directed dissented factsDigest factsChanged facts
    accountable { name } author { name } supersedes { number } dissents(first: 9) { reason author { name } } }
  decisionInForce { number outcome }
  instructions(first: 9) { says reason directed { name } author { name } objections(first: 9) { reason } }
  viewerActs { act allowed code reason }
} } }"""
GATE = """query Gate($id: ID!) { node(id: $id) { ... on Gate { readiness {
  keys { office state stateWithoutExceptions reasons { coveredBy } } } } } }"""
INBOX = """query Inbox { myNotices(first: 99) { edges { node {
  act urgency tie reminder doneAt at event { kind number } request { ref } } } } }"""


@dataclass
class Story:
    """One request of the relocation and everybody's part in it. Whoever reads, reads as themselves."""

    place: Relocation
    request: str = ""
    ref: str = ""

    def id(self, kind: str, name: str) -> str:
        """The global id of a record of the place."""
        return gid(kind, self.place.ids[name])

    def person(self, name: str) -> str:
        """The global id of a person."""
        return gid("Person", self.place.person(name))

    def at(self, instant: datetime) -> None:
        """The clock of the house is moved on to an instant."""
        assert instant >= self.place.house.clock.now, "no story runs backwards"
        self.place.house.clock.now = instant

    async def does(self, who: str, mutation: str, *, request: bool = True, **given: Any) -> dict[str, Any]:
        """Somebody does it, and it is done; a form that shows a version sends the one that they see now."""
        done = await self.tries(who, mutation, request=request, **given)
        assert done["__typename"] == f"{mutation[0].upper()}{mutation[1:]}Done", (who, mutation, done)
        return done

    async def tries(self, who: str, mutation: str, *, request: bool = True, **given: Any) -> dict[str, Any]:
        """Somebody tries it: the member of the mutation's union."""
        if request and self.request:
            given = {"requestId": self.request} | given
        if given.get("seen") is ...:
            given["seen"] = (await self.seen(who))["version"]
        return await act(self.place, who, mutation, given)

    async def opens(self, who: str, **given: Any) -> None:
        """The ask that everything is about."""
        done = await act(self.place, who, "requestException", given, done="exceptionRequest { id ref }")
        assert done["__typename"] == "RequestExceptionDone", done
        self.request, self.ref = done["exceptionRequest"]["id"], done["exceptionRequest"]["ref"]

    async def seen(self, who: str) -> dict[str, Any]:
        """The request as somebody sees it."""
        told: Told = await ask(self.place, who, SEEN, id=self.request)
        assert told.codes == (), told.messages
        found: dict[str, Any] = told.data["node"]
        return found

    async def may(self, who: str) -> set[str]:
        """The acts that somebody may do on it now."""
        return {each["act"] for each in (await self.seen(who))["viewerActs"] if each["allowed"]}

    async def timeline(self, who: str) -> list[tuple[str, str | None]]:
        """What happened, and who did it, as somebody reads it."""
        events = sorted((await self.seen(who))["events"], key=lambda each: each["number"])
        return [(each["kind"], each["author"] and each["author"]["name"]) for each in events]

    async def key(self, who: str, office: str = "SMO") -> tuple[str, str]:
        """A key of the gate as somebody sees it: with exceptions, and without."""
        told = await ask(self.place, who, GATE, id=self.id("Gate", "gate"))
        keys = told.data["node"]["readiness"]["keys"]
        return next((each["state"], each["stateWithoutExceptions"]) for each in keys if each["office"] == office)

    async def tick(self) -> None:
        """What the worker does at this instant: the clock looks, and everything is told."""
        row = select(ExceptionRequest.id).where(ExceptionRequest.ref == self.ref)
        (key,) = await self.place.house.all(row)
        async with self.place.works.begin_system("The decision clock") as work:
            await look(work, key)
        await all_told(self.place)
        async with self.place.works.begin_system("Notices") as work:
            for each in await untold_reminders(work):
                await tell_reminder(work, each)

    async def inbox(self, who: str) -> list[tuple[str, str]]:
        """Every notice of somebody: of what, and the act that is asked for, or how near it is."""
        told = await ask(self.place, who, INBOX)
        nodes = [each["node"] for each in told.data["myNotices"]["edges"]]
        nodes.sort(key=lambda each: (each["at"], each["event"]["number"]))
        return [(each["reminder"] or each["event"]["kind"], each["act"] or each["urgency"]) for each in nodes]

    async def asked_of(self, who: str) -> set[str]:
        """The acts that wait for somebody, as their inbox says."""
        told = await ask(self.place, who, INBOX)
        nodes = [each["node"] for each in told.data["myNotices"]["edges"]]
        return {each["act"] for each in nodes if each["act"] and each["doneAt"] is None}

    async def as_a_file(self, who: str, table: str, *columns: str) -> list[dict[str, str]]:
        """What somebody takes out, row by row."""
        async with a_browser(self.place.house, who) as browser:
            answer = await exported(browser, table, columns=list(columns))
        assert answer.status_code == httpx.codes.OK, answer.text
        head, *lines = rows(answer)
        return [dict(zip(head, line, strict=True)) for line in lines]

    async def answered_by_rita(self) -> None:
        """Restated and confirmed; the rule is cited, and two other ways are offered, one of them sealed."""
        await self.does("Rita", "restateNeed", text="Forty working desks on the day of the move.")
        await self.confirms()
        harm = "The south site may slow down."
        await self.does("Rita", "citeRule", ruleId=self.id("Rule", "rule"), harm=harm)
        offer = {"kind": "PARTIAL_OR_INTERIM", "title": "Ten desks now", "cost": usd("30000"), "leadTimeDays": 10}
        await self.does("Rita", "proposeAlternative", **offer, ruleDistance=0)
        offer = {"kind": "ANOTHER_SOURCE", "title": "A carrier builds it", "cost": usd("110000"), "leadTimeDays": 14}
        outside = self.id("SupplySource", "outside")
        await self.does("Remo", "proposeAlternative", **offer, ruleDistance=3, supplySourceId=outside)

    async def confirms(self) -> None:
        """The requester says that this is the need."""
        (restated,) = (await self.seen("Marta"))["restatements"]
        await self.does("Marta", "confirmNeed", restatementId=restated["id"])

    async def helper_accepts(self, who: str) -> None:
        """Whoever was named as helper takes it on: the answer takes effect."""
        (answer,) = [each for each in (await self.seen(who))["answers"] if each["helperAccepted"] is None]
        await self.does(who, "replyAsHelper", request=False, answerId=answer["id"], accepted=True)


def usd(amount: str) -> dict[str, str]:
    """An amount in the base currency of the house."""
    return {"amount": amount, "currency": "USD"}


def on(day: date) -> str:
    """A day as the API takes it."""
    return day.isoformat()


async def the_house(database: Database) -> Story:
    """The relocation with the evidence of its gate entered: one criterion is not signed."""
    place = await a_relocation(database)
    await evidence(place, signed=False)
    return Story(place)


def the_ask(story: Story, **changes: Any) -> dict[str, Any]:
    """What Marta asks: 100,000 from her own program, and a quarter of two millions a week stands idle."""
    criterion: UUID = story.place.ids["criterion_2"]
    return {
        "projectId": story.id("Project", "project"),
        "providerUnitId": story.id("OrgUnit", "infrastructure"),
        "title": "Capacity at the north site by the move",
        "need": "My engineers must work on the day they arrive.",
        "wantedOutcome": "40 desks with the lab network on day one.",
        "amount": usd("100000"),
        "paidBy": "REQUESTER",
        "phiLow": "0.1",
        "phiLikely": "0.25",
        "phiHigh": "0.5",
        "phiBasis": "A quarter of the payroll cannot work.",
        "targets": [{"kind": "CRITERION", "criterionId": gid("AcceptanceCriterion", criterion)}],
    } | changes
