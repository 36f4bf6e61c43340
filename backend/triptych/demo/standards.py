"""The standards of the demo's three offices: each says what it demands, what for, and which harm it prevents."""

from dataclasses import dataclass

from triptych.demo.founding import FOUNDED
from triptych.demo.stage import Stage
from triptych.governance.standards.library import CreateRule, create_rule
from triptych.kernel.actor import Office

LEAD_OF = {Office.PMO: "Paula", Office.SMO: "Samir", Office.CMO: "Cleo"}


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard; `law` names the authority outside that alone could waive it."""

    key: str
    office: Office
    title: str
    statement: str
    purpose: str
    harm: str
    law: str | None = None


STANDARDS = (
    Standard("capacity", Office.SMO, "Capacity is booked two quarters ahead",
             "New site capacity (network, power, rack space) is booked with its provider two quarters ahead.",
             "The core network is never oversubscribed and nobody builds in a hurry.",
             "Other sites lose service when capacity is taken at short notice."),
    Standard("supply", Office.SMO, "Capabilities come from the approved supply base",
             "Capabilities are bought from suppliers on the approved list.",
             "Every supplier has been vetted for security, solvency and price.",
             "An unvetted supplier fails or leaks, and nobody has a contract to hold them to."),
    Standard("acceptance", Office.SMO, "No go-live without signed acceptance",
             "A service goes live when its owner has signed every acceptance criterion.",
             "Whoever runs a service knows what they take over.",
             "Faults surface in front of customers and nobody is prepared to mend them."),
    Standard("access", Office.SMO, "Privileged access goes to named people only",
             "Administrative access is granted to named, cleared people, never to a shared account.",
             "Every privileged act can be traced to a person.",
             "A misuse cannot be traced and the access of leavers stays open."),
    Standard("personal_data", Office.SMO, "Personal data stay within the law",
             "Personal data are processed only on a lawful basis, and sent abroad only with safeguards.",
             "The UK GDPR and the Data Protection Act 2018 bind the organisation.",
             "People lose control of what is known about them, and the organisation is fined.",
             "Information Commissioner's Office"),
    Standard("baseline", Office.PMO, "No spend before an approved baseline",
             "A project commits money after its cost and schedule baseline is approved.",
             "Forecasts are held against something that was agreed.",
             "Money is gone before anybody can say what it was to buy."),
    Standard("tender", Office.PMO, "Contracts above 25,000 are tendered",
             "A contract above 25,000 is offered to at least three suppliers.",
             "The organisation pays a fair price and can show it.",
             "A single supplier names the price, and the award is challenged."),
    Standard("forecast", Office.PMO, "Forecasts are restated every month",
             "Cost and finish of a project are forecast anew by the tenth of each month.",
             "Decisions rest on what is expected, not on what was hoped.",
             "A slip is seen when it can no longer be absorbed."),
    Standard("assurance", Office.PMO, "Independent review before contract award",
             "An independent delivery-confidence review precedes every award above 5 million.",
             "Somebody who gains nothing from the project has looked at it.",
             "An optimistic case is signed and cannot be undone."),
    Standard("trained", Office.CMO, "Nobody goes live untrained",
             "Everybody in an affected group has been trained before the change reaches them.",
             "People can do their work on the first day.",
             "Work stands still, and the old way comes back."),
    Standard("heard", Office.CMO, "Affected groups are heard for 30 days",
             "Groups whose way of working changes are consulted for 30 days before it is decided.",
             "The people who do the work shape the change.",
             "Resistance shows after go-live, when it is dearest."),
    Standard("load", Office.CMO, "One go-live for a group in a month",
             "No group carries more than one go-live in the same month.",
             "People have the time that a change takes.",
             "Two changes fail where one would have stuck."),
)  # fmt: skip


async def enter_standards(stage: Stage) -> None:
    """Each office lead enters the standards of their office."""
    for hour, (office, lead) in enumerate(LEAD_OF.items(), start=9):
        async with stage.as_(lead, stage.before(FOUNDED - 4, hour)) as work:
            for standard in STANDARDS:
                if standard.office is office:
                    rule = await create_rule(work, _asked(stage, standard, lead))
                    stage.ids[standard.key] = rule.id


def _asked(stage: Stage, standard: Standard, lead: str) -> CreateRule:
    return CreateRule(
        title=standard.title,
        owner_office=standard.office,
        statement=standard.statement,
        purpose=standard.purpose,
        harm_prevented=standard.harm,
        owner_id=stage.person(lead),
        waivable=standard.law is None,
        outside_authority=standard.law,
        review_on=stage.ahead(180),
    )
