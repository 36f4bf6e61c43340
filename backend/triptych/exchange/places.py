"""Where records belong, by name: units, portfolios, programs and families that are there, or are made and told."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.exchange.import_file import RunRows, keeps_organisation
from triptych.model.base import new_id
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Portfolio, Program
from triptych.model.service import ServiceFamily

_TOLD = 10


class NoSuchPlace(ValueError):
    """The place cannot be found or made; the message says why."""


@dataclass
class Places:
    """Everything that has a name to belong to, and what a file adds to it. Names differ by more than capitals."""

    root: UUID
    makes_units: bool
    units: dict[str, list[UUID]]
    portfolios: dict[str, UUID]
    programs: dict[tuple[UUID, str], UUID]
    families: dict[str, UUID]
    made: dict[type[Any], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    async def load(cls, work: Work) -> "Places":
        """All of them: there are hundreds at most."""
        units: dict[str, list[UUID]] = defaultdict(list)
        for unit_id, name in await work.session.execute(select(OrgUnit.id, OrgUnit.name)):
            units[name.casefold()].append(unit_id)
        portfolios = await work.session.execute(select(Portfolio.id, Portfolio.name))
        programs = await work.session.execute(select(Program.id, Program.portfolio_id, Program.name))
        families = await work.session.execute(select(ServiceFamily.id, ServiceFamily.name))
        return cls(
            work.organisation.root_unit_id,
            keeps_organisation(work),
            units,
            {name.casefold(): portfolio_id for portfolio_id, name in portfolios},
            {(portfolio_id, name.casefold()): program_id for program_id, portfolio_id, name in programs},
            {name.casefold(): family_id for family_id, name in families},
        )

    def check_unit(self, name: str | None) -> None:
        """Raise `NoSuchPlace` when the unit is unclear, or not there and not this person's to make."""
        found = self.units.get(name.casefold(), []) if name else [self.root]
        if len(found) > 1:
            raise NoSuchPlace(f"{len(found)} units are called {name!r}; rename one.")
        if not found and not self.makes_units:
            raise NoSuchPlace(f"There is no unit {name!r}, and only whoever keeps the organisation may add one.")

    def has_unit(self, name: str) -> bool:
        """Whether there is a unit of this name."""
        return bool(self.units.get(name.casefold()))

    def unit(self, name: str | None) -> UUID:
        """The unit of this name, made below the root when there is none; the root when there is no name."""
        if not name:
            return self.root
        found = self.units.setdefault(name.casefold(), [])
        if not found:
            found.append(self._make(OrgUnit, name=name, parent_id=self.root))
        return found[0]

    def unit_called(self, name: str) -> UUID:
        """The one unit of exactly this name, else the root."""
        found = self.units.get(name.casefold(), [])
        return found[0] if len(found) == 1 else self.root

    def portfolio(self, name: str, unit_id: UUID) -> UUID:
        """The portfolio of this name, made in the unit when there is none."""
        key = name.casefold()
        if key not in self.portfolios:
            self.portfolios[key] = self._make(Portfolio, name=name, unit_id=unit_id)
        return self.portfolios[key]

    def program(self, portfolio_id: UUID, name: str) -> UUID:
        """The program of this name in a portfolio, made when there is none."""
        key = (portfolio_id, name.casefold())
        if key not in self.programs:
            self.programs[key] = self._make(Program, name=name, portfolio_id=portfolio_id)
        return self.programs[key]

    def family(self, name: str) -> UUID:
        """The service family of this name, made when there is none."""
        key = name.casefold()
        if key not in self.families:
            self.families[key] = self._make(ServiceFamily, name=name)
        return self.families[key]

    def notes(self) -> list[str]:
        """What was made, told."""
        called = {OrgUnit: "Units", Portfolio: "Portfolios", Program: "Programs", ServiceFamily: "Service families"}
        told = []
        for table, word in called.items():
            names = list(dict.fromkeys(row["name"] for row in self.made[table]))
            more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
            if names:
                told.append(f"{word} made ({len(self.made[table])}): {', '.join(names[:_TOLD])}{more}.")
        return told

    async def store(self, rows: RunRows, traced: dict[str, Any]) -> None:
        """Insert what was made, those above first."""
        for table in (OrgUnit, Portfolio, Program, ServiceFamily):
            await rows.add(table, [{**row, **traced} for row in self.made[table]])

    def _make(self, table: type[Any], **columns: Any) -> UUID:
        made = new_id()
        self.made[table].append({"id": made, **columns})
        return made
