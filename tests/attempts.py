"""Somebody tries an act on a request, with input that fits where anything fits."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from strawberry.utils.str_converters import to_snake_case

from relocation import Relocation, an_approval, an_option_outside
from triptych.access.work import Work
from triptych.governance.exceptions import (
    alternatives,
    answers,
    appealing,
    conditions,
    deciding,
    directing,
    dissenting,
    emergency,
    extending,
    harms,
    helping,
    needs,
    outside,
    overriding,
    refusing,
    reopening,
    requests,
    stances,
    stating_costs,
)
from triptych.governance.exceptions.precedents import precedents_of
from triptych.governance.exceptions.seals import opening
from triptych.governance.exceptions.terms import undecided_terms
from triptych.governance.standards import library
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import AlternativeKind, FurtherCostKind, OutsideSays
from triptych.kernel.money import Money
from triptych.model.decision import Condition, ConditionMet, Decision
from triptych.model.exception import Alternative, AlternativeSignature, Answer, Authorship, Citation, ExceptionRequest
from triptych.model.types import AlternativeId, AnswerId, ConditionId, RequestId, RestatementId, RuleId, TermsId


@dataclass
class Attempt:
    """Somebody tries an act on the request, with everything that the act needs and finds."""

    story: Relocation
    request: ExceptionRequest
    work: Work
    another_rule: UUID

    @property
    def key(self) -> RequestId:
        """The request."""
        return RequestId(self.request.id)

    @property
    def facts(self) -> dict[str, object]:
        """What every act on the whole request names."""
        return {"request_id": self.key, "seen": self.request.version}

    async def first(self, query: object) -> UUID | None:
        """The id that a query finds first."""
        return await self.work.session.scalar(query)  # type: ignore[call-overload, no-any-return]

    async def offered(self, *conditions: object) -> AlternativeId | None:
        """An alternative that is on the table."""
        found = select(Alternative.id).where(
            Alternative.request_id == self.key, Alternative.withdrawn_at.is_(None), *conditions
        )
        return await self.first(found.limit(1))  # type: ignore[return-value]

    async def do(self, act: str) -> bool:
        """Try it. False where there is nothing that the act could be about."""
        return bool(await getattr(self, to_snake_case(act))())

    async def restate_need(self) -> object:
        return await needs.restate_need(self.work, needs.RestateNeed(request_id=self.key, text="Forty desks."))

    async def confirm_need(self) -> object:
        newest = await needs.newest_restatement(self.work, self.request)
        key = RestatementId(newest.id if newest else self.request.id)
        return await needs.confirm_need(self.work, needs.ConfirmNeed(request_id=self.key, restatement_id=key))

    async def correct_need(self) -> object:
        return await needs.correct_need(self.work, needs.CorrectNeed(request_id=self.key, correction="Labs, too."))

    async def cite_rule(self) -> object:
        ask = answers.CiteRule(request_id=self.key, rule_id=self.another_rule, harm="Others slow down.")
        return await answers.cite_rule(self.work, ask)

    async def name_gap(self) -> object:
        ask = answers.NameGap(request_id=self.key, harm="None is free.", statement="No network lab.")
        return await answers.name_gap(self.work, ask)

    async def propose_alternative(self) -> object:
        ask = an_option_outside(self.request, kind=AlternativeKind.WITHIN_RULE, rule_distance=0)
        return await alternatives.propose_alternative(self.work, ask)

    async def open_seal(self) -> object:
        key = await self.offered(Alternative.authorship_id.in_(select(Authorship.id).where(Authorship.sealed)))
        ask = key and opening.OpenSeal(alternative_id=key, reason="The house must know whom to ask.")
        return ask and await opening.open_seal(self.work, ask)

    async def revise_alternative(self) -> object:
        key = await self.offered()
        ask = key and alternatives.ReviseAlternative(
            alternative_id=key,
            kind=AlternativeKind.WITHIN_RULE,
            title="Rent it for a month longer",
            cost=Money(Decimal(2), "USD"),
            lead_time_days=31,
            rule_distance=0,
        )
        return ask and await alternatives.revise_alternative(self.work, ask)

    async def mark_alternative(self) -> object:
        key = await self.offered()
        mark = key and alternatives.MarkAlternative(alternative_id=key, real=True)
        return mark and await alternatives.mark_alternative(self.work, mark)

    async def sign_alternative(self) -> object:
        key = await self.offered(Alternative.id.not_in(select(AlternativeSignature.alternative_id)))
        sign = key and alternatives.SignAlternative(alternative_id=key)
        return sign and await alternatives.sign_alternative(self.work, sign)

    async def withdraw_alternative(self) -> object:
        key = await self.offered()
        ask = key and alternatives.WithdrawAlternative(alternative_id=key)
        return ask and await alternatives.withdraw_alternative(self.work, ask)

    async def submit_answer(self) -> object:
        return await answers.submit_answer(self.work, answers.SubmitAnswer(request_id=self.key))

    async def _refusal(self) -> dict[str, object]:
        cited = await answers_on(self)
        helper = "Remo" if self.work.actor.name != "Remo" else "Ivo"
        later = {"helper_id": self.story.person(helper), "next_date": self.work.today + timedelta(days=10)}
        return {**self.facts, "reason": "Full.", "citation_id": cited, **later}

    async def decline_request(self) -> object:
        return await refusing.decline_request(self.work, refusing.DeclineRequest(**await self._refusal()))

    async def defer_request(self) -> object:
        words = {"trigger": "Capacity is free", "interim_relief": "Ten desks"}
        return await refusing.defer_request(self.work, refusing.DeferRequest(**await self._refusal(), **words))

    async def _answer(self) -> AnswerId | None:
        newest = select(Answer.id).where(Answer.request_id == self.key).order_by(Answer.id.desc()).limit(1)
        return await self.first(newest)  # type: ignore[return-value]

    async def reply_as_helper(self) -> object:
        key = await self._answer()
        ask = key and helping.ReplyAsHelper(answer_id=key, accepted=True)
        return ask and await helping.reply_as_helper(self.work, ask)

    async def withdraw_answer(self) -> object:
        key = await self._answer()
        ask = key and helping.WithdrawAnswer(answer_id=key, reason="The helper has left.")
        return ask and await helping.withdraw_answer(self.work, ask)

    async def approve_request(self) -> object:
        ends = self.work.now + timedelta(days=60)
        ask = an_approval(self.request, seen=self.request.version, valid_until=ends, conditions=())
        return await deciding.approve_request(self.work, ask)

    async def sign_terms(self) -> object:
        undecided = (await undecided_terms(self.work, [self.key]))[self.key]
        ask = undecided and deciding.SignTerms(terms_id=TermsId(undecided[0].terms_id), seen=self.request.version)
        return ask and await deciding.sign_terms(self.work, ask)

    async def revoke_approval(self) -> object:
        return await overriding.revoke_approval(self.work, overriding.RevokeApproval(**self.facts, reason="Over."))

    async def meet_condition(self) -> object:
        found = (
            select(Condition.id)
            .join(Decision, Decision.terms_id == Condition.terms_id)
            .where(Decision.request_id == self.key, Condition.id.not_in(select(ConditionMet.condition_id)))
            .order_by(Decision.number.desc())
        )
        key = await self.first(found.limit(1))
        ask = key and conditions.MeetCondition(condition_id=ConditionId(key), evidence="Report 10")
        return ask and await conditions.meet_condition(self.work, ask)

    async def reopen_request(self) -> object:
        ask = reopening.ReopenRequest(**self.facts, reason="A new tenant.", trigger_occurred=True)
        return await reopening.reopen_request(self.work, ask)

    async def close_request(self) -> object:
        return await reopening.close_request(self.work, reopening.CloseRequest(request_id=self.key, reason="Done."))

    async def give_emergency_go(self) -> object:
        ask = emergency.GiveEmergencyGo(**self.facts, reason="Now.", unwind_plan="Switch it off.", hours=48)
        return await emergency.give_emergency_go(self.work, ask)

    async def review_emergency(self) -> object:
        return await emergency.review_emergency(self.work, emergency.ReviewEmergency(**self.facts, note="Seen."))

    async def direct_decision(self) -> object:
        told = "Remo" if self.work.actor.name == "Rita" else "Rita"
        ask = directing.DirectDecision(
            **self.facts, directed_id=self.story.person(told), says=directing.Directed.DECLINE, reason="Say no."
        )
        return await directing.direct_decision(self.work, ask)

    async def enter_dissent(self) -> object:
        return await dissenting.enter_dissent(self.work, dissenting.EnterDissent(**self.facts, reason="I warned."))

    async def extend_approval(self) -> object:
        ends = (self.request.holds_until or self.work.now) + timedelta(days=30)
        ask = extending.ExtendApproval(**self.facts, reason="It is needed longer.", valid_until=ends)
        return await extending.extend_approval(self.work, ask)

    async def appeal_decision(self) -> object:
        return await appealing.appeal_decision(self.work, appealing.AppealDecision(**self.facts, grounds="Not so."))

    async def uphold_decision(self) -> object:
        later = self.work.today + timedelta(days=10)
        ask = appealing.UpholdDecision(**self.facts, reason="It stands.", next_date=later)
        return await appealing.uphold_decision(self.work, ask)

    async def state_phi(self) -> object:
        return await requests.state_phi(self.work, requests.StatePhi(**self._share()))

    async def state_further_cost(self) -> object:
        ask = stating_costs.StateFurtherCost(
            request_id=self.key, kind=FurtherCostKind.PENALTY, amount=Money(Decimal(100), "USD"), basis="The contract."
        )
        return await stating_costs.state_further_cost(self.work, ask)

    async def dispute_phi(self) -> object:
        return await requests.dispute_phi(self.work, requests.DisputePhi(**self._share()))

    def _share(self) -> dict[str, object]:
        share = Decimal("0.2")
        return {
            "request_id": self.key,
            "phi_low": share,
            "phi_likely": share,
            "phi_high": share,
            "phi_basis": "Half of them work on.",
        }

    async def withdraw_request(self) -> object:
        ask = requests.WithdrawRequest(request_id=self.key, reason="Not needed.")
        return await requests.withdraw_request(self.work, ask)

    async def follow_precedent(self) -> object:
        near = await precedents_of(self.work, self.request)
        ask = near and stances.FollowPrecedent(request_id=self.key, precedent_id=RequestId(near[0].request_id))
        return ask and await stances.follow_precedent(self.work, ask)

    async def distinguish_precedent(self) -> object:
        near = await precedents_of(self.work, self.request)
        words = {"distinction": "Another site.", "precedent_id": RequestId(near[0].request_id) if near else None}
        ask = near and stances.DistinguishPrecedent(request_id=self.key, **words)
        return ask and await stances.distinguish_precedent(self.work, ask)

    async def record_harm(self) -> object:
        ask = harms.RecordHarm(request_id=self.key, what="The south site slowed down.", happened_on=self.work.today)
        return await harms.record_harm(self.work, ask)

    async def record_outside_answer(self) -> object:
        law = next(iter((await outside.law_on(self.work, [self.key]))[self.key]), None)
        facts = {"asked_on": self.work.today, "reference": "A letter", "says": OutsideSays.REFUSES}
        ask = law and outside.RecordOutsideAnswer(
            request_id=self.key, rule_id=RuleId(law.id), answered_on=self.work.today, **facts
        )
        return ask and await outside.record_outside_answer(self.work, ask)

    async def comment_on_request(self) -> object:
        return await requests.comment_on_request(self.work, requests.CommentOnRequest(request_id=self.key, text="Hm."))


async def answers_on(attempt: Attempt) -> UUID | None:
    """A citation of the request."""
    return await attempt.first(select(Citation.id).where(Citation.request_id == attempt.key).limit(1))


async def another_rule(story: Relocation) -> UUID:
    """A standard that nobody has cited."""
    async with story.as_("Sam") as work:
        rule = await library.create_rule(
            work,
            library.CreateRule(
                title="Labs are inspected",
                owner_office=Office.SMO,
                statement="Labs are inspected before use.",
                purpose="Safety.",
                harm_prevented="Accidents.",
            ),
        )
        return rule.id
