"""The story with one record for every act there is: requests in each stage, evidence, a finding, what people keep."""

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

import snapshots
from asking import an_outsider
from building import NOON, PASSWORD, TODAY, House, SetClock
from relocation import (
    Relocation,
    a_relocation,
    an_approval,
    answered,
    confirmed,
    dollars,
    evidence,
    opened,
    submitted,
)
from triptych.access.account import accounts, drafts, saved_views, tokens
from triptych.access.administration import absences, delegations
from triptych.access.work import Works
from triptych.governance.exceptions import answers, appealing, deciding, emergency, gaps, helping, needs, refusing
from triptych.governance.gates.readiness import of_gates
from triptych.governance.notices.telling import tell_event, untold
from triptych.governance.standards import library
from triptych.kernel.actor import Office, TokenRights
from triptych.model.accounts import Account
from triptych.model.database import Database
from triptych.model.decision import Condition, Terms
from triptych.model.exception import Alternative, Answer, Citation, ExceptionRequest, Restatement
from triptych.model.gap import GapInvitation, GapPart
from triptych.model.initiative import Initiative, StakeholderGroup
from triptych.model.notice import Notice
from triptych.model.people import OrgUnit, RoleAssignment
from triptych.model.service import ServiceFamily
from triptych.model.transition import Transition
from triptych.model.types import AnswerId, GapId, GateId, ProjectId, RequestId, RuleId, ServiceFamilyId, TermsId, UnitId
from triptych.pmo import findings
from triptych.smo import catalogue
from waiving import granted, proposed

ASKED = dollars(10_000)


@dataclass
class EveryStage:
    """The story; `seen` is what a form about a record shows of its version."""

    story: Relocation
    seen: dict[str, object] = field(default_factory=dict)

    async def keep(self, name: str, request: ExceptionRequest) -> ExceptionRequest:
        """Remember a request under the name of its stage."""
        self.story.ids[name], self.seen[name] = request.id, request.version
        return request

    async def found(self, name: str, query: object) -> None:
        """Remember what a query finds, under a name."""
        async with self.story.database.sessions() as session:
            self.story.ids[name] = (await session.scalars(query)).first()  # type: ignore[call-overload]  # any select


async def every_stage(database: Database) -> EveryStage:
    """Told once in a test run; every later test gets the same rows back."""
    kept = await snapshots.recall("every_stage")
    if kept is not None:
        root, people, ids, seen = kept
        clock = SetClock()
        return EveryStage(Relocation(House(database, clock, Works(database, clock), root, dict(people)), ids), seen)
    stage = EveryStage(await a_relocation(database))
    await an_outsider(stage.story)
    await _needs_and_answers(stage)
    await _decisions(stage)
    await _offices(stage)
    await _own_things(stage)
    await _notices(stage)
    story = stage.story
    made = (story.house.root, dict(story.house.people), dict(story.ids), dict(stage.seen))
    await snapshots.keep("every_stage", made)
    return stage


async def _needs_and_answers(stage: EveryStage) -> None:
    story = stage.story
    await stage.keep("opened", await opened(story, title="Opened", amount=ASKED))
    restated = await opened(story, title="Restated", amount=ASKED)
    async with story.as_("Rita") as work:
        ask = needs.RestateNeed(request_id=RequestId(restated.id), text="Desks that work.")
        await stage.keep("restated", await needs.restate_need(work, ask))
    await stage.found("restatement", select(Restatement.id).where(Restatement.request_id == restated.id))
    await stage.keep("confirmed", await confirmed(story, title="Confirmed", amount=ASKED))
    offered = await stage.keep("answered", await answered(story, title="Answered", amount=ASKED))
    await stage.found("alternative", select(Alternative.id).where(Alternative.request_id == offered.id).limit(1))
    await _gaps(stage)
    await stage.keep("submitted", await submitted(story, title="Submitted", amount=ASKED))


async def _gaps(stage: EveryStage) -> None:
    """A request that met a gap, whose requester is invited; and another gap."""
    story = stage.story
    names = ("gapped", "met")
    for name in names:
        request = await confirmed(story, title=name.capitalize(), amount=ASKED)
        async with story.as_("Rita") as work:
            ask = answers.NameGap(request_id=RequestId(request.id), harm="None is free.", statement=f"No {name} lab.")
            await stage.keep(name, await answers.name_gap(work, ask))
        await stage.found(f"gap_{name}", select(Citation.gap_id).where(Citation.request_id == request.id))
    async with story.as_("Sam") as work:
        key, request_id = GapId(story.ids["gap_met"]), RequestId(story.ids["met"])
        await gaps.invite_partner(work, gaps.InvitePartner(gap_id=key, request_id=request_id, part=GapPart.PILOT))
    await stage.found("invitation", select(GapInvitation.id))


def _in_other_words(name: str) -> dict[str, object]:
    """A need that no other says in the same words: whoever decides the others has no close precedent to answer to."""
    return {"need": name, "wanted_outcome": name}


async def _declined(stage: EveryStage, name: str) -> AnswerId:
    """Rita puts a decline forward with Remo as helper."""
    story = stage.story
    request = await submitted(story, title=name.capitalize(), amount=ASKED, **_in_other_words(name))
    async with story.as_("Rita") as work:
        ask = refusing.DeclineRequest(
            request_id=RequestId(request.id),
            seen=request.version,
            reason="The core is full.",
            helper_id=story.person("Remo"),
            next_date=TODAY + timedelta(days=10),
        )
        await stage.keep(name, await refusing.decline_request(work, ask))
    await stage.found(f"answer_{name}", select(Answer.id).where(Answer.request_id == request.id))
    return AnswerId(story.ids[f"answer_{name}"])


async def _decisions(stage: EveryStage) -> None:
    """One decline that waits for its helper and one in force; terms that wait for Sam, and an approval of Bela's."""
    story = stage.story
    await _declined(stage, "declining")
    answer = await _declined(stage, "declined")
    async with story.as_("Remo") as work:
        reply = helping.ReplyAsHelper(answer_id=answer, accepted=True)
        await stage.keep("declined", await helping.reply_as_helper(work, reply))
    answer = await _declined(stage, "appealed")
    async with story.as_("Remo") as work:
        reply = helping.ReplyAsHelper(answer_id=answer, accepted=True)
        refused = await helping.reply_as_helper(work, reply)
    async with story.as_("Marta") as work:
        grounds = appealing.AppealDecision(
            request_id=RequestId(refused.id), seen=refused.version, grounds="The core has room."
        )
        await stage.keep("appealed", await appealing.appeal_decision(work, grounds))
    waiting = await submitted(story, title="Urgent", amount=ASKED)
    async with story.as_("Bela") as work:
        go = emergency.GiveEmergencyGo(
            request_id=RequestId(waiting.id),
            seen=waiting.version,
            reason="Now.",
            unwind_plan="Switch it off.",
            hours=48,
        )
        await stage.keep("urgent", await emergency.give_emergency_go(work, go))
    for name in ("signing", "approved"):
        request = await submitted(story, title=name.capitalize(), amount=ASKED, **_in_other_words(name))
        async with story.as_("Bela") as work:
            await stage.keep(name, await deciding.approve_request(work, an_approval(request)))
        await stage.found(f"terms_{name}", select(Terms.id).where(Terms.request_id == request.id))
    terms = TermsId(story.ids["terms_approved"])
    async with story.as_("Sam") as work:
        sign = deciding.SignTerms(terms_id=terms, seen=int(str(stage.seen["approved"])))
        await stage.keep("approved", await deciding.sign_terms(work, sign))
    await stage.found("condition", select(Condition.id).where(Condition.terms_id == terms))


async def _offices(stage: EveryStage) -> None:
    story = stage.story
    await evidence(story, signed=False)
    await stage.found("transition", select(Transition.id))
    await stage.found("initiative", select(Initiative.id))
    await stage.found("group", select(StakeholderGroup.id))
    await stage.found("family", select(ServiceFamily.id))
    await stage.found("catering", select(OrgUnit.id).where(OrgUnit.name == "Catering"))
    await stage.found("role", select(RoleAssignment.id).where(RoleAssignment.person_id == story.person("Nils")))
    async with story.as_("Sam") as work:
        words = {"statement": "Labs are inspected before use.", "purpose": "Safety.", "harm_prevented": "Accidents."}
        rule = await library.create_rule(
            work, library.CreateRule(title="Labs are inspected", owner_office=Office.SMO, **words)
        )
        ask = findings.EnterFinding(
            project_id=ProjectId(story.ids["project"]), rule_id=RuleId(rule.id), evidence="Nobody came."
        )
        finding = await findings.enter_finding(work, ask)
        service = await catalogue.create_service(
            work,
            catalogue.CreateService(
                name="Site power",
                family_id=ServiceFamilyId(story.ids["family"]),
                unit_id=UnitId(story.ids["infrastructure"]),
                owner_id=story.person("Otto"),
            ),
        )
        story.ids |= {"inspection": rule.id, "finding": finding.id, "power": service.id}
    await _law(stage)
    story.ids["waiver_proposed"] = (await proposed(story)).id
    story.ids["waiver_granted"] = (await granted(story)).id
    async with story.as_("Paula") as work:
        gate = GateId(story.ids["gate"])
        stage.seen["gate"] = (await of_gates(work, [gate]))[gate].stamp


async def _law(stage: EveryStage) -> None:
    """A rule from law stands in the way of a request."""
    story = stage.story
    async with story.as_("Sam") as work:
        words = {"statement": "Exits stay free.", "purpose": "Safety.", "harm_prevented": "Accidents."}
        ask = library.CreateRule(
            title="Fire safety", owner_office=Office.SMO, waivable=False, outside_authority="the fire marshal", **words
        )
        story.ids["law"] = (await library.create_rule(work, ask)).id
    request = await confirmed(story, title="Lawful", amount=ASKED)
    async with story.as_("Rita") as work:
        cite = answers.CiteRule(request_id=RequestId(request.id), rule_id=RuleId(story.ids["law"]), harm="Burns.")
        await stage.keep("lawful", await answers.cite_rule(work, cite))


async def _own_things(stage: EveryStage) -> None:
    """Marta is away next month, and keeps a form, a view, a token, a session and a password; Olivia lends authority."""
    story = stage.story
    soon, later = NOON + timedelta(days=30), NOON + timedelta(days=40)
    async with story.as_("Marta") as work:
        story.ids["absence"] = (
            await absences.declare_absence(work, absences.DeclareAbsence(starts=soon, until=later))
        ).id
        await drafts.save_draft(work, drafts.SaveDraft(form="kept", content={"need": "Desks"}))
        view = await saved_views.save_view(work, saved_views.SaveView(page="exceptions", name="Mine", search="q=1"))
        story.ids["view"] = view.id
        made = tokens.CreateToken(name="Nightly report", rights=TokenRights.READ, days=90)
        story.ids["token"] = (await tokens.create_token(work, made)).id
    async with story.as_("Olivia") as work:
        lent = delegations.GrantDelegation(delegate_id=story.person("Ivo"), valid_until=later)
        story.ids["delegation"] = (await delegations.grant_delegation(work, lent)).id
    async with story.database.sessions() as session, session.begin():
        account = await session.get_one(Account, story.person("Marta"))
        account.password_hash, account.password_set_at = await accounts.hash_password(PASSWORD), NOON
        signed_in = await accounts.open_session(session, story.person("Marta"), NOON, None)
    story.ids["session"] = signed_in.session_id


async def _notices(stage: EveryStage) -> None:
    """Everything that happened was told to those whom it concerns."""
    async with stage.story.works.begin_system("Notices") as work:
        for event in await untold(work):
            await tell_event(work, event)
    await stage.found("notice", select(Notice.id).where(Notice.person_id == stage.story.person("Marta")))
