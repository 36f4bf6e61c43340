"""The need comes first: who opens, restates and confirms, and what each of them is refused."""

from datetime import timedelta
from decimal import Decimal

import pytest

from building import TODAY
from relocation import Relocation, a_relocation, an_ask, confirmed, dollars, evidence, opened
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.governance.exceptions import answers, needs, requests
from triptych.governance.exceptions.targets import AskedTarget
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.kernel.targets import TargetKind
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.types import CriterionId, GateId, ProjectId, RequestId, RestatementId, RuleId, ServiceId
from unchanged import refused


async def restated(story: Relocation, request: ExceptionRequest, text: str, by: str = "Rita") -> RestatementId:
    """A restatement of the provider, by its id."""
    async with story.as_(by) as work:
        await needs.restate_need(work, needs.RestateNeed(request_id=RequestId(request.id), text=text))
        newest = await needs.newest_restatement(work, request)
    assert newest is not None
    return RestatementId(newest.id)


async def test_whoever_cannot_see_the_project_does_not_find_it(database: Database) -> None:
    story = await a_relocation(database)

    async with refused(database, NotFound, "no such project"), story.as_("Rita") as work:
        await requests.request_exception(work, an_ask(story))


@pytest.mark.parametrize("who", ["Dan", "Bela", "Paula", "Uma"])
async def test_only_the_program_manager_asks(database: Database, who: str) -> None:
    story = await a_relocation(database)

    async with refused(database, NotAllowed), story.as_(who) as work:
        await requests.request_exception(work, an_ask(story))


async def test_everything_that_is_wrong_with_an_ask_is_told_at_once(database: Database) -> None:
    story = await a_relocation(database)
    wrong = an_ask(
        story,
        title=" ",
        need="",
        wanted_outcome="\n",
        amount=dollars(-1),
        needed_by=TODAY - timedelta(days=1),
        phi_low=Decimal("0.6"),
        phi_basis=" ",
    )

    async with refused(database, Invalid) as told, story.as_("Marta") as work:
        await requests.request_exception(work, wrong)

    fields = {problem.field for problem in told.value.problems}
    assert fields >= {"title", "need", "wantedOutcome", "amount.amount", "neededBy", "phiBasis"}


async def test_today_is_the_day_of_the_organisation(database: Database) -> None:
    story = await a_relocation(database)
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE organisation SET time_zone = 'Pacific/Honolulu'")
    story.house.clock.now += timedelta(hours=17)  # the third of March, but not there

    request = await opened(story, needed_by=TODAY)

    assert request.state == "opened"


async def test_an_ask_in_a_currency_without_a_rate_says_which_rate(database: Database) -> None:
    story = await a_relocation(database)

    async with (
        refused(database, Invalid, "no rate from EUR to USD on or before 2026-03-02"),
        story.as_("Marta") as work,
    ):
        await requests.request_exception(work, an_ask(story, amount=Money(Decimal(90_000), "EUR")))

    async with story.as_("Paula") as work:
        await enter_rate(work, EnterRate(base="EUR", quote="USD", on_day=TODAY, rate=Decimal("1.1"), source="Bank"))
    assert (await opened(story, amount=Money(Decimal(90_000), "EUR"))).state == "opened"


@pytest.mark.parametrize("which", ["criterion", "gate", "none", "both", "wrong id"])
async def test_what_is_excepted_belongs_to_the_project_and_fits_its_kind(database: Database, which: str) -> None:
    story = await a_relocation(database)
    await evidence(story)
    gate, criterion = GateId(story.ids["gate"]), CriterionId(story.ids["criterion_1"])
    targets = {
        "criterion": AskedTarget(kind=TargetKind.CRITERION, criterion_id=CriterionId(new_id())),
        "gate": AskedTarget(kind=TargetKind.PEOPLE_KEY, gate_id=GateId(new_id())),
        "none": AskedTarget(kind=TargetKind.CRITERION),
        "both": AskedTarget(kind=TargetKind.CRITERION, criterion_id=criterion, gate_id=gate),
        "wrong id": AskedTarget(kind=TargetKind.CRITERION, gate_id=gate),
    }

    async with refused(database, Invalid) as told, story.as_("Marta") as work:
        await requests.request_exception(work, an_ask(story, targets=(targets[which],)))

    assert [problem.field for problem in told.value.problems] == ["targets.0"]


async def test_no_standard_is_excepted_that_does_not_exist(database: Database) -> None:
    story = await a_relocation(database)
    unknown = AskedTarget(kind=TargetKind.STANDARD, rule_id=RuleId(new_id()))

    async with refused(database, Invalid), story.as_("Marta") as work:
        await requests.request_exception(work, an_ask(story, targets=(unknown,)))


@pytest.mark.parametrize("who", ["Marta", "Dan", "Sam", "Olivia"])
async def test_the_need_is_restated_by_the_provider(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    async with refused(database, NotAllowed), story.as_(who) as work:
        await needs.restate_need(work, needs.RestateNeed(request_id=RequestId(request.id), text="Desks."))


async def test_the_need_is_confirmed_by_whoever_asked_in_its_newest_wording(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    key = RequestId(request.id)
    older = await restated(story, request, "Desks.")
    newer = await restated(story, request, "Forty desks.", by="Remo")

    for who in ("Rita", "Dan", "Paula"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await needs.confirm_need(work, needs.ConfirmNeed(request_id=key, restatement_id=newer))
    async with refused(database, Conflict, "restated again"), story.as_("Marta") as work:
        await needs.confirm_need(work, needs.ConfirmNeed(request_id=key, restatement_id=older))
    async with story.as_("Marta") as work:
        done = await needs.confirm_need(work, needs.ConfirmNeed(request_id=key, restatement_id=newer))

    assert (done.state, done.confirmed_restatement_id) == ("confirmed", newer)
    async with refused(database, Conflict), story.as_("Marta") as work:
        await needs.confirm_need(work, needs.ConfirmNeed(request_id=key, restatement_id=newer))


async def test_a_wording_that_nobody_reads_any_more_is_not_corrected(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    key = RequestId(request.id)
    older = await restated(story, request, "Desks.")
    newer = await restated(story, request, "Forty desks.", by="Remo")

    async with refused(database, Conflict, "restated again"), story.as_("Marta") as work:
        await needs.correct_need(work, needs.CorrectNeed(request_id=key, correction="More.", restatement_id=older))
    async with story.as_("Marta") as work:
        done = await needs.correct_need(
            work, needs.CorrectNeed(request_id=key, correction="Fifty.", restatement_id=newer)
        )

    assert done.state == "opened"


async def test_a_corrected_need_is_restated_before_it_can_be_confirmed(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    first = await restated(story, request, "Ten desks.")
    key = RequestId(request.id)

    async with refused(database, Invalid), story.as_("Marta") as work:
        await needs.correct_need(work, needs.CorrectNeed(request_id=key, correction="  "))
    async with story.as_("Marta") as work:
        corrected = await needs.correct_need(work, needs.CorrectNeed(request_id=key, correction="Forty."))

    assert corrected.state == "opened"
    async with refused(database, Conflict), story.as_("Marta") as work:
        await needs.confirm_need(work, needs.ConfirmNeed(request_id=key, restatement_id=first))


async def test_no_rule_and_no_gap_before_the_need_is_confirmed(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await restated(story, request, "Desks.")
    key = RequestId(request.id)

    async with refused(database, Conflict), story.as_("Rita") as work:
        await answers.cite_rule(work, answers.CiteRule(request_id=key, rule_id=RuleId(story.ids["rule"]), harm="Some"))
    async with refused(database, Conflict), story.as_("Rita") as work:
        await answers.name_gap(work, answers.NameGap(request_id=key, harm="Some", statement="We cannot."))
    async with refused(database, Conflict), story.as_("Rita") as work:
        await answers.submit_answer(work, answers.SubmitAnswer(request_id=key))


async def test_what_is_taken_back_is_taken_back_by_whoever_asked(database: Database) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)
    ask = requests.WithdrawRequest(request_id=RequestId(request.id), reason="Solved otherwise.")

    for who in ("Rita", "Dan", "Olivia"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await requests.withdraw_request(work, ask)
    async with story.as_("Marta") as work:
        done = await requests.withdraw_request(work, ask)

    assert (done.state, done.stopped_at) == ("withdrawn", story.house.clock.now)
    async with refused(database, Conflict), story.as_("Marta") as work:
        await requests.withdraw_request(work, ask)


async def test_the_share_that_stands_idle_is_stated_by_whoever_asked_and_is_a_share(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    def a_share(low: str, likely: str, high: str) -> requests.StatePhi:
        facts = dict(zip(("phi_low", "phi_likely", "phi_high"), map(Decimal, (low, likely, high)), strict=True))
        return requests.StatePhi(request_id=RequestId(request.id), phi_basis="Counted.", **facts)

    async with refused(database, NotAllowed), story.as_("Rita") as work:
        await requests.state_phi(work, a_share("0", "0.1", "0.2"))
    for wrong in (("0.3", "0.2", "0.4"), ("0.1", "0.2", "1.1"), ("-0.1", "0.2", "0.3")):
        async with refused(database, Invalid), story.as_("Marta") as work:
            await requests.state_phi(work, a_share(*wrong))
    async with story.as_("Marta") as work:
        stated = await requests.state_phi(work, a_share("0.2", "0.3", "0.4"))

    assert stated.phi_likely == Decimal("0.3")


async def test_a_comment_makes_nobody_part_and_comes_from_whoever_sees_the_request(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    ask = requests.CommentOnRequest(request_id=RequestId(request.id), text="I looked at this.")

    async with refused(database, Invalid), story.as_("Bela") as work:
        await requests.comment_on_request(work, requests.CommentOnRequest(request_id=ask.request_id, text=" "))
    async with refused(database, NotFound), story.as_("Ada") as work:
        await requests.comment_on_request(work, ask)
    async with story.as_("Bela") as work:
        told = await requests.comment_on_request(work, ask)

    assert (told.state, told.version) == ("opened", 2)


async def test_an_unknown_service_is_not_found(database: Database) -> None:
    story = await a_relocation(database)

    async with refused(database, NotFound), story.as_("Marta") as work:
        await requests.request_exception(work, an_ask(story, service_id=ServiceId(new_id())))


async def test_an_unknown_project_is_not_found(database: Database) -> None:
    story = await a_relocation(database)

    async with refused(database, NotFound), story.as_("Marta") as work:
        await requests.request_exception(work, an_ask(story, project_id=ProjectId(new_id())))
