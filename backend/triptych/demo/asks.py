"""What projects of the demo ask their providers for, and what is said to it: one topic, told once or twice."""

from dataclasses import dataclass
from decimal import Decimal

from triptych.demo.parts import INFRASTRUCTURE, WORKPLACE
from triptych.kernel.exception_words import AlternativeKind as Kind


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative: cost in the currency of the ask, lead time in days, how far it lies from the rule."""

    kind: Kind
    title: str
    cost: int
    days: int
    distance: int
    source: str | None = None
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One ask. `idle` people wait for it; `against` is a standard's key, or a gap in words."""

    title: str
    need: str
    outcome: str
    restated: str
    amount: int
    unit: str
    idle: int
    against: str
    harm: str
    options: tuple[Option, ...]
    gap: bool = False

    @property
    def asked(self) -> Decimal:
        """The amount as the use case takes it."""
        return Decimal(self.amount)


TOPICS = (
    Topic("Test environment before the booked slot",
          "Forty testers arrive on Monday and have nothing to test on.",
          "A copy of production that testers can use from Monday on.",
          "You need a production-like environment for forty testers from Monday, for about ten weeks.",
          48_000, INFRASTRUCTURE, 40, "capacity", "Two other programs would lose their slot in the same cluster.",
          (Option(Kind.PARTIAL_OR_INTERIM, "Half the environment now, the rest in three weeks", 30_000, 4, 1,
                  "Own data centres", "Critical paths are tested first"),
           Option(Kind.ANOTHER_SOURCE, "Ten weeks in a framework supplier's cloud", 62_000, 6, 1, "Northgate Hosting"),
           Option(Kind.WITHIN_RULE, "Wait for the booked slot in the next quarter", 0, 55, 0))),
    Topic("Laptops for a team that joins early",
          "Eighteen analysts start six weeks early and would sit without machines.",
          "Eighteen working laptops on their first day.",
          "You need eighteen standard laptops with accounts by their first day.",
          21_000, WORKPLACE, 18, "tender", "A purchase outside the tender costs more and can be challenged.",
          (Option(Kind.PARTIAL_OR_INTERIM, "Lend eighteen machines from the pool", 3_000, 3, 0, None,
                  "The pool is short for four weeks"),
           Option(Kind.ANOTHER_SOURCE, "Hire machines by the month", 9_500, 5, 2, "Open market, by the day"))),
    Topic("Go-live at the quiet weekend",
          "The only quiet weekend before spring is in three weeks.",
          "The service is live on the Monday after that weekend.",
          "You want to go live on that weekend although two acceptance criteria are open.",
          0, WORKPLACE, 25, "acceptance", "If restore fails, the work of a whole weekend is lost.",
          (Option(Kind.PARTIAL_OR_INTERIM, "Go live for one region first", 4_000, 14, 1),
           Option(Kind.WITHIN_RULE, "Rehearse the restore on two evenings and sign", 6_000, 10, 0))),
    Topic("Administrative access for the migration team",
          "The migration runs at night and the one cleared administrator sleeps then.",
          "Three people of the migration team can act at night for six weeks.",
          "You need three named people cleared for night work for six weeks.",
          5_000, INFRASTRUCTURE, 12, "access", "A shared night account would leave acts that nobody answers for.",
          (Option(Kind.WITHIN_RULE, "Fast clearance of three named people", 5_000, 8, 0),
           Option(Kind.PARTIAL_OR_INTERIM, "Our night shift acts on your call", 8_000, 2, 0, "Own data centres"))),
    Topic("Specialists for the acceptance tests",
          "The only firm that knows this equipment is not on our list.",
          "The tests are done before the test window closes.",
          "You need six weeks of specialists for equipment that our suppliers do not know.",
          140_000, INFRASTRUCTURE, 60, "supply", "Nobody has vetted the firm; a leak could not be claimed.",
          (Option(Kind.ANOTHER_SOURCE, "The specialists, under a listed supplier's contract", 155_000, 9, 1,
                  "Brightline Telecom"),
           Option(Kind.CHANGE_RULE, "A vetting track of five days for specialists", 12_000, 15, 3),
           Option(Kind.PARTIAL_OR_INTERIM, "Two of them as advisers beside our engineers", 48_000, 5, 2,
                  "Fenwick & Rao"))),
    Topic("Records to the analytics supplier abroad",
          "The supplier's analysts work in another country and wait for the records.",
          "Analysts can work on the records from next month on.",
          "You want records, names included, to be analysed outside the country.",
          35_000, WORKPLACE, 15, "personal_data", "People named in the records lose the protection of the law.",
          (Option(Kind.WITHIN_RULE, "Analyse records without names", 18_000, 20, 0),
           Option(Kind.PARTIAL_OR_INTERIM, "The analysts work here for eight weeks", 64_000, 12, 0))),
    Topic("Long-lead order before the baseline",
          "The maker's slot goes to somebody else if nobody orders by the end of the month.",
          "The order is placed and the slot is ours.",
          "You want to order four weeks before the baseline is approved.",
          1_200_000, INFRASTRUCTURE, 90, "baseline", "If the design changes, what was ordered is scrap.",
          (Option(Kind.PARTIAL_OR_INTERIM, "Reserve the slot with a fee that is lost at worst", 60_000, 3, 1),
           Option(Kind.WITHIN_RULE, "Approve the baseline of this one package early", 15_000, 18, 0))),
    Topic("Pilot before everybody is trained",
          "The pilot site closes for the summer and eleven people have no training date.",
          "The pilot runs before the site closes.",
          "You want to start with eleven of sixty people untrained.",
          8_000, WORKPLACE, 20, "trained", "Eleven people would learn on live cases, at the customers' cost.",
          (Option(Kind.PARTIAL_OR_INTERIM, "Pilot with the forty-nine who are trained", 0, 1, 0),
           Option(Kind.ANOTHER_SOURCE, "Trainers by the day for the eleven", 8_800, 6, 1, "Open market, by the day"))),
    Topic("Two go-lives for the same teams in one month",
          "Rosters and stores change together, or the teams do double work for months.",
          "Both changes reach the teams in the same fortnight.",
          "You want rosters and stores to go live together for nine teams.",
          16_000, WORKPLACE, 30, "load", "The teams would carry two changes in their busiest month.",
          (Option(Kind.PARTIAL_OR_INTERIM, "Together for two teams, apart for the others", 9_000, 7, 1),
           Option(Kind.WITHIN_RULE, "Stores first, rosters five weeks later", 40_000, 35, 0))),
    Topic("A message queue between the old and the new system",
          "Orders must not get lost while both systems run side by side.",
          "Every order reaches both systems until the old one is switched off.",
          "You need guaranteed delivery between two systems for about nine months.",
          95_000, INFRASTRUCTURE, 35, "We run no message queue as a service and have nobody who keeps one.",
          "Built in a hurry, a queue that nobody watches loses orders silently.",
          (Option(Kind.ANOTHER_SOURCE, "A framework supplier's managed queue", 88_000, 12, 1, "Northgate Hosting"),
           Option(Kind.PARTIAL_OR_INTERIM, "Nightly reconciliation of both order books", 20_000, 9, 0)), gap=True),
    Topic("A survey of every site within four weeks",
          "Walking the sites takes nine weeks; the tender closes in five.",
          "Survey data of every site before the tender closes.",
          "You need survey data of every site within four weeks, by drone if need be.",
          72_000, INFRASTRUCTURE, 22, "We have neither pilots nor a licence to fly.",
          "An unlicensed flight over a site would close it.",
          (Option(Kind.ANOTHER_SOURCE, "A licensed survey firm", 70_000, 16, 2, "Open market, by the day"),
           Option(Kind.PARTIAL_OR_INTERIM, "Satellite pictures now, walks where they fall short", 24_000, 8, 0)),
          gap=True),
    Topic("Decision without a fresh forecast",
          "The month's forecast comes two weeks after the supplier's price expires.",
          "The award is decided while the price stands.",
          "You want to decide on last month's forecast.",
          0, WORKPLACE, 10, "forecast", "A slip since last month would be bought unseen.",
          (Option(Kind.WITHIN_RULE, "A forecast of this package alone, within three days", 2_500, 3, 0),
           Option(Kind.PARTIAL_OR_INTERIM, "The supplier extends the price for a fee", 11_000, 2, 0))),
)  # fmt: skip
