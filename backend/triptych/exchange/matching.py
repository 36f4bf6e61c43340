"""Which project a published record is: the same in every file and year, by a rule that is told. Never by likeness.

The rules, first that holds: the publisher's id; the same normalised name in the same department; a reviewed match of
`matches.csv`. What none of them links to anything is a new project. Whole files are matched at once, so that a project
that is renamed in one year and gets an id in another comes out the same whichever file came first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, count

from triptych.exchange.links import Links
from triptych.exchange.project_year import ProjectYear
from triptych.exchange.rejects import Reject
from triptych.exchange.reviewed import Reviewed, name_key, shipped_matches, slug

Handle = tuple[str, ...]


class Rule(StrEnum):
    """By which rule a record was matched."""

    ID = "id"
    SAME_NAME = "same name and department"
    REVIEWED = "reviewed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Known:
    """A project that exists already: its key, the ids and (name, department) pairs it was published under, by year.

    `years` has for each publication year the publisher's id of that year, or None where it had none.
    """

    key: str
    publisher_ids: frozenset[str] = frozenset()
    names: frozenset[tuple[str, str]] = frozenset()
    years: Mapping[int, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A record, the key of its project, and the rule that says so."""

    record: ProjectYear
    key: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Matching:
    """Every record either matched or rejected."""

    matches: tuple[Match, ...]
    rejects: tuple[Reject, ...]

    def count(self, rule: Rule) -> int:
        """How many records a rule matched."""
        return sum(match.rule is rule for match in self.matches)


def match(records: Sequence[ProjectYear], known: Iterable[Known] = (), reviewed: Reviewed | None = None) -> Matching:
    """Match the records of one file against the projects that exist and against each other; deterministic.

    Rejected are: a project-year that the file has twice (the later one, naming the first), one that is known under
    another of the publisher's ids (or the two would replace each other for ever), and records that would join two
    existing projects into one, which takes a reviewed match and never happens silently.
    """
    table = reviewed if reviewed is not None else shipped_matches()
    existing = {project.key: project for project in sorted(known, key=lambda project: project.key)}
    ordered = sorted(records, key=lambda record: (record.publication_year, record.record))
    links = _linked(ordered, existing, table)
    matches: list[Match] = []
    rejects: list[Reject] = []
    taken = set(existing)
    for group in links.groups(range(len(ordered))):
        found, wrong = _group([ordered[at] for at in group], links.projects(group), existing, table, taken)
        matches.extend(found)
        rejects.extend(wrong)
    return Matching(
        tuple(sorted(matches, key=lambda each: each.record.record)), tuple(sorted(rejects, key=lambda r: r.record))
    )


def _linked(ordered: list[ProjectYear], existing: dict[str, Known], table: Reviewed) -> Links:
    """Link what shares a handle; a name that two ids share in one year is no handle, and then all is linked anew."""
    unusable: set[Handle] = set()
    while True:
        links = Links()
        for project in existing.values():
            links.add_project(project.key, _handles_of_known(project, table) - unusable)
        for at, record in enumerate(ordered):
            links.add_record(at, _handles(record, table) - unusable)
        found = {
            handle
            for group in links.groups(range(len(ordered)))
            for handle in _namesakes([ordered[at] for at in group], [existing[k] for k in links.projects(group)])
        } - unusable
        if not found:
            return links
        unusable |= found


def _namesakes(group: list[ProjectYear], projects: list[Known]) -> set[Handle]:
    """Names that stand in the way of telling two publisher's ids of one year apart."""
    ids: dict[int, set[str]] = defaultdict(set)
    for record in group:
        if record.publisher_key:
            ids[record.publication_year].add(record.publisher_key)
    for project in projects:
        for year, publisher_id in project.years.items():
            if publisher_id:
                ids[year].add(publisher_id)
    if all(len(found) < 2 for found in ids.values()):
        return set()
    return {("name", *name_key(record.name, record.department)) for record in group if record.publisher_key}


def _handles(record: ProjectYear, table: Reviewed) -> set[Handle]:
    handles: set[Handle] = {("name", *name_key(record.name, record.department))}
    if record.publisher_key:
        handles.add(("id", record.publisher_key))
    reviewed_key = table.project_of(record.publisher_key, name_key(record.name, record.department))
    return handles | ({("reviewed", reviewed_key)} if reviewed_key else set())


def _handles_of_known(project: Known, table: Reviewed) -> set[Handle]:
    ids = [table.project_of(publisher_id, None) for publisher_id in project.publisher_ids]
    names = [table.project_of(None, name) for name in project.names]
    return {
        *(("id", publisher_id) for publisher_id in project.publisher_ids),
        *(("name", *name) for name in project.names),
        *(("reviewed", key) for key in (*ids, *names) if key),
    }


def _group(
    group: list[ProjectYear], projects: list[str], existing: dict[str, Known], table: Reviewed, taken: set[str]
) -> tuple[list[Match], list[Reject]]:
    """Matches and rejects of records that are one project."""
    if len(projects) > 1:
        reason = (
            f"This would make one project of {' and '.join(projects)}, which exist apart; it needs a reviewed match."
        )
        return [], [_reject(record, reason) for record in group]
    key = projects[0] if projects else _new_key(group, table, taken)
    taken.add(key)
    before = [_handles_of_known(existing[key], table)] if projects else []
    matches: list[Match] = []
    rejects: list[Reject] = []
    years: dict[int, ProjectYear] = {}
    for position, record in enumerate(group):
        first = years.setdefault(record.publication_year, record)
        if first is not record:
            rejects.append(_reject(record, _twice(record, first)))
            continue
        stored_id = existing[key].years.get(record.publication_year) if projects else None
        if stored_id and record.publisher_key and stored_id != record.publisher_key:
            rejects.append(_reject(record, _under_two_ids(record, key, stored_id)))
            continue
        others = [_handles(other, table) for at, other in enumerate(group) if at != position]
        starts = position == 0 and not projects
        matches.append(Match(record, key, Rule.NEW if starts else _rule(_handles(record, table), [*before, *others])))
    return matches, rejects


def _rule(handles: set[Handle], others: list[set[Handle]]) -> Rule:
    shared = {handle[0] for other in others for handle in handles & other}
    if "id" in shared:
        return Rule.ID
    return Rule.SAME_NAME if "name" in shared else Rule.REVIEWED


def _new_key(group: list[ProjectYear], table: Reviewed, taken: set[str]) -> str:
    """The key a new project gets: of the reviewed table, else the publisher's newest id, else its first name.

    Long names are cut, so two projects may come to the same key: the later one is numbered.
    """
    first = group[0]
    reviewed = [table.project_of(record.publisher_key, name_key(record.name, record.department)) for record in group]
    ids = [record.publisher_key for record in group if record.publisher_key]
    named = "--".join((slug(first.name), slug(first.department)))
    key = next((key for key in reviewed if key), ids[-1] if ids else named)
    return next(free for free in chain([key], (f"{key}--{n}" for n in count(2))) if free not in taken)


def _twice(record: ProjectYear, first: ProjectYear) -> str:
    where = f"line {first.line}" if first.line != record.line else f"record {first.record}"
    return f"{record.publication_year} of this project stands in the file already, in {where} ({first.name!r})."


def _under_two_ids(record: ProjectYear, key: str, stored_id: str) -> str:
    year = record.publication_year
    return f"{year} of {key} was published under {stored_id} already; under {record.publisher_key} it would replace it."


def _reject(record: ProjectYear, reason: str) -> Reject:
    return Reject(record.record, record.line, "", reason, record.raw)
