"""The demo's register of sources of supply, which its alternatives name, with what supports their figures."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from triptych.demo.founding import FOUNDED
from triptych.demo.parts import INFRASTRUCTURE
from triptych.demo.stage import Stage
from triptych.kernel.money import Money
from triptych.model.types import SupplySourceId, UnitId
from triptych.smo.rules.supply import LeadTime, Price
from triptych.smo.supply import AddSupplyEvidence, CreateSupplySource, add_supply_evidence, create_supply_source


@dataclass(frozen=True)
class Source:
    """One of them: in the base, or what it needs to come in; days; a price for one of what; risks; evidence."""

    name: str
    supplier: str | None
    supplies: str
    needs: str | None
    days: tuple[int, int, int] | None
    price: tuple[int, str] | None
    risks: str | None
    evidence: tuple[tuple[str, str | None], ...] = ()

    def asked(self, unit: UnitId, today: date, currency: str) -> CreateSupplySource:
        """As the SMO lead enters it; the price is of that day."""
        low, likely, high = self.days or (0, 0, 0)
        amount, per = self.price or (0, "")
        return CreateSupplySource(
            name=self.name,
            inside_base=self.needs is None,
            in_base_since=today - timedelta(days=400) if self.needs is None else None,
            base_needs=self.needs,
            unit_id=unit,
            supplier=self.supplier,
            supplies=self.supplies,
            lead_time=LeadTime(low_days=low, likely_days=likely, high_days=high) if self.days else None,
            price=Price(amount=Money(Decimal(amount), currency), unit=per, on_day=today) if self.price else None,
            risks=self.risks,
        )


SOURCES = (
    Source("Own data centres", None, "Racks, power and network at our own sites", None, (60, 120, 190), None,
           "Every site is booked two quarters ahead.", (("Booking calendar of the data centres", "DC-CAL"),)),
    Source("Northgate Hosting", "Northgate Hosting plc", "Hosted racks and virtual machines", None, (10, 21, 35),
           (4_200, "rack and month"), "The framework ends next year.",
           (("Framework contract, schedule of prices", "FC-2211"), ("Service review: delivered in 19 days", None))),
    Source("Brightline Telecom", "Brightline Telecom Ltd", "Wide-area links and local carriers' lines", None,
           (30, 45, 90), (11_500, "link and month"), None, (("Framework contract for wide-area links", "FC-2304"),)),
    Source("Harbour Networks", "Harbour Networks Ltd", "A temporary line at the north site, by the week",
           "a security vetting of five days and the SMO lead's approval", (7, 14, 21), (18_000, "line and month"),
           "Not vetted; one line, no second way in.",
           (("Quote for a temporary line at the north site", "https://example.org/quotes/harbour-17"),)),
    Source("Fenwick & Rao", "Fenwick & Rao LLP", "Specialists for laboratory networks, by the day",
           "a frame contract; procurement says six weeks", (3, 5, 10), (1_350, "day"),
           "Two people; no replacement when one is away.", (("Two references of other laboratories", None),)),
    Source("Open market, by the day", None, "Whoever is free", "an approval for each order", None, None, None),
)  # fmt: skip


async def fill_sources(stage: Stage) -> None:
    """The SMO lead enters the sources, and what their figures rest on."""
    async with stage.as_("Samir", stage.before(FOUNDED - 5, 11)) as work:
        unit = UnitId(stage.ids[INFRASTRUCTURE])
        for each in SOURCES:
            source = await create_supply_source(work, each.asked(unit, work.today, work.organisation.base_currency))
            stage.ids[each.name] = source.id
            for words, reference in each.evidence:
                key = SupplySourceId(source.id)
                ask = AddSupplyEvidence(
                    supply_source_id=key, words=words, reference=reference, dated_on=work.today - timedelta(days=9)
                )
                await add_supply_evidence(work, ask)
