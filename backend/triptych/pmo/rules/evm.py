"""Earned value management (ANSI/EIA-748, PMI Practice Standard): is the work worth what it costs, and on time?

Law: CV = EV-AC, SV = EV-PV, CPI = EV/AC, SPI = EV/PV, ETC = EAC-AC, VAC = BAC-EAC. All values in one currency, nothing
rounded inside: a rounded CPI moved an EAC by $10M on $2bn (trap 5). Golden: BAC 100, EV 40, AC 45, PV 50 give CPI
.8889, SPI .80, EAC typical 112.5, VAC -12.5, EAC combined 129.375, TCPI 1.0909.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from triptych.kernel.figures import Figure, ratio

NO_ACTUAL_COST = "no actual cost yet"
NOTHING_PLANNED = "nothing was planned yet"
NOTHING_EARNED = "nothing is earned yet"
NO_BOTTOM_UP = "no bottom-up estimate"
NO_MONEY_LEFT = "no money is left"


class EacMethod(StrEnum):
    """Four ways to forecast the cost at completion; each states how the rest will go."""

    ATYPICAL = "atypical"
    TYPICAL = "typical"
    COMBINED = "combined"
    BOTTOM_UP = "bottom_up"


@dataclass(frozen=True, slots=True)
class EarnedValue:
    """Budget at completion, and planned value, earned value and actual cost to date."""

    bac: Decimal
    pv: Decimal
    ev: Decimal
    ac: Decimal


def cost_variance(facts: EarnedValue) -> Decimal:
    """CV = EV - AC; negative is over cost."""
    return facts.ev - facts.ac


def schedule_variance(facts: EarnedValue) -> Decimal:
    """SV = EV - PV, in money; negative is behind."""
    return facts.ev - facts.pv


def cost_performance(facts: EarnedValue) -> Figure[Decimal]:
    """CPI = EV / AC; undefined without actual cost."""
    return ratio(facts.ev, facts.ac, NO_ACTUAL_COST)


def schedule_performance(facts: EarnedValue) -> Figure[Decimal]:
    """SPI = EV / PV; undefined where nothing was planned yet."""
    return ratio(facts.ev, facts.pv, NOTHING_PLANNED)


def estimate_at_completion(
    facts: EarnedValue, method: EacMethod, bottom_up_etc: Decimal | None = None
) -> Figure[Decimal]:
    """EAC = AC+(BAC-EV) | BAC/CPI | AC+(BAC-EV)/(CPI x SPI) | AC+bottom-up ETC.

    BAC/CPI is computed as BAC x AC / EV, and the combined one with a single division, so that nothing is rounded twice.
    """
    left = facts.bac - facts.ev
    if method is EacMethod.ATYPICAL:
        return Figure(facts.ac + left)
    if method is EacMethod.BOTTOM_UP:
        return Figure(reason=NO_BOTTOM_UP) if bottom_up_etc is None else Figure(facts.ac + bottom_up_etc)
    if method is EacMethod.TYPICAL:
        return cost_performance(facts).then(lambda _: ratio(facts.bac * facts.ac, facts.ev, NOTHING_EARNED))
    for index in (cost_performance(facts), schedule_performance(facts)):
        if index.value is None:
            return index
    rest = ratio(left * facts.ac * facts.pv, facts.ev * facts.ev, NOTHING_EARNED)
    return rest.then(lambda to_go: Figure(facts.ac + to_go))


def estimate_to_complete(facts: EarnedValue, eac: Figure[Decimal]) -> Figure[Decimal]:
    """ETC = EAC - AC."""
    return eac.then(lambda value: Figure(value - facts.ac))


def variance_at_completion(facts: EarnedValue, eac: Figure[Decimal]) -> Figure[Decimal]:
    """VAC = BAC - EAC; negative is over budget at the end."""
    return eac.then(lambda value: Figure(facts.bac - value))


def to_complete_performance(facts: EarnedValue, eac: Figure[Decimal] | None = None) -> Figure[Decimal]:
    """TCPI = (BAC-EV) / (BAC-AC), or / (EAC-AC) to meet an EAC; undefined once that money is spent."""
    aim = Figure(facts.bac) if eac is None else eac

    def needed(budget: Decimal) -> Figure[Decimal]:
        if budget <= facts.ac:
            return Figure(reason=NO_MONEY_LEFT)
        return Figure((facts.bac - facts.ev) / (budget - facts.ac))

    return aim.then(needed)
