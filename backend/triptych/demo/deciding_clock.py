"""The decision clock of the demo: what the offices set half a year ago, and where silence went since."""

from decimal import Decimal

from sqlalchemy import text

from triptych.demo.founding import FOUNDED
from triptych.demo.stage import Stage
from triptych.governance.decision_clock.efforts import HopHours, SetHopEfforts, set_hop_efforts
from triptych.governance.decision_clock.looking import look, sweep
from triptych.governance.decision_clock.open_hops import waiting_requests
from triptych.governance.decision_clock.targets import SetHopTargets, TargetHours, set_hop_targets
from triptych.kernel.actor import Office
from triptych.kernel.clock_words import Band, HopKind
from triptych.kernel.money import Money

LEADS = {Office.PMO: "Paula", Office.SMO: "Samir", Office.CMO: "Cleo"}
# Working hours for the smaller and the larger classes; and the hours of work that a hop takes.
TARGETS: dict[HopKind, tuple[int, int, str]] = {
    HopKind.RESTATE: (16, 24, "1"),
    HopKind.CONFIRM: (16, 16, "0.5"),
    HopKind.ANSWER: (24, 40, "6"),
    HopKind.DECIDE: (24, 40, "3"),
    HopKind.HELP: (16, 16, "1"),
    HopKind.TAKE_UP: (16, 24, "2"),
    HopKind.APPEAL: (16, 24, "4"),
}
RATES = {Office.PMO: 82, Office.SMO: 74, Office.CMO: 71}
BASIS = "Payroll of the office with overheads, by productive hour"
NAME = "The decision clock"


async def set_the_clock(stage: Stage) -> None:
    """Each office sets its targets and enters what its hops take."""
    for office, lead in LEADS.items():
        async with stage.as_(lead, stage.before(FOUNDED - 4, 15)) as work:
            targets = tuple(
                TargetHours(hop=hop, band=band, hours=Decimal(small if band in {Band.SMALL, Band.MEDIUM} else large))
                for hop, (small, large, _) in TARGETS.items()
                for band in Band
            )
            await set_hop_targets(work, SetHopTargets(office=office, targets=targets))
            efforts = tuple(HopHours(hop=hop, hours=Decimal(hours)) for hop, (_, _, hours) in TARGETS.items())
            rate = Money(Decimal(RATES[office]), "GBP")
            await set_hop_efforts(work, SetHopEfforts(office=office, rate=rate, basis=BASIS, efforts=efforts))


async def let_silence_go_up(stage: Stage) -> None:
    """The clock looks for the first time: where a target has passed meanwhile, the request goes one level up.

    What the acts of the past left in the queue is put together: one look at each request, once somebody works.
    """
    stage.now = stage.begun
    async with stage.works.begin_system(NAME) as work:
        waiting = await waiting_requests(work)
    for request in waiting:
        async with stage.works.begin_system(NAME) as work:
            await look(work, request)
    async with stage.works.begin_system(NAME) as work:
        await work.session.execute(text("DELETE FROM pgqueuer WHERE entrypoint = 'clock.look' AND status = 'queued'"))
        await sweep(work)
