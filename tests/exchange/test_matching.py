"""One project is one project in every file and year, by a rule that is told."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pytest

from exchange.published_files import GMPP, gmpp, panel
from triptych.exchange.departments import canonical, spellings
from triptych.exchange.matching import Known, Matching, Rule, match
from triptych.exchange.project_year import ProjectYear
from triptych.exchange.reviewed import MatchesDisagree, Reviewed, name_key, read_matches, shipped_matches

NOTHING_REVIEWED = Reviewed({}, {})


def a_record(
    name: str, year: int, publisher_id: str | None = None, record: int = 1, department: str = "D"
) -> ProjectYear:
    return replace(
        panel()[0], name=name, publication_year=year, publisher_key=publisher_id, department=department,
        record=record, line=record + 1,
    )  # fmt: skip


def remember(known: Iterable[Known], matching: Matching) -> tuple[Known, ...]:
    """The projects that exist once a matching is stored."""
    projects = {project.key: project for project in known}
    for each in matching.matches:
        was = projects.get(each.key, Known(each.key))
        record = each.record
        projects[each.key] = Known(
            each.key,
            was.publisher_ids | ({record.publisher_key} if record.publisher_key else frozenset()),
            was.names | {name_key(record.name, record.department)},
            {**was.years, record.publication_year: record.publisher_key},
        )
    return tuple(projects.values())


def keys(matching: Matching) -> dict[tuple[str, int], str]:
    return {(each.record.name, each.record.publication_year): each.key for each in matching.matches}


def test_the_order_of_the_files_does_not_matter_and_no_project_year_is_twice() -> None:
    outcomes = []
    for order in permutations(GMPP):
        known: tuple[Known, ...] = ()
        group_of: dict[tuple[str, int], str] = {}
        for name in order:
            matching = match(gmpp(name).records, known)
            assert matching.rejects == ()
            known = remember(known, matching)
            group_of |= {(name, each.record.record): each.key for each in matching.matches}
        assert sum(len(project.years) for project in known) == 1248
        members: dict[str, set[tuple[str, int]]] = {}
        for member, key in group_of.items():
            members.setdefault(key, set()).add(member)
        outcomes.append({frozenset(group) for group in members.values()})

    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len(outcomes[0]) == 464


@pytest.mark.parametrize("name", GMPP)
def test_reading_a_file_twice_finds_the_same_projects_and_nothing_new(name: str) -> None:
    first = match(gmpp(name).records)

    again = match(gmpp(name).records, remember((), first))

    assert [each.key for each in again.matches] == [each.key for each in first.matches]
    assert again.count(Rule.NEW) == 0


def test_every_record_says_by_which_rule_it_matched() -> None:
    matching = match(panel())

    counts = {rule: matching.count(rule) for rule in Rule}

    assert counts == {Rule.ID: 159, Rule.SAME_NAME: 583, Rule.REVIEWED: 42, Rule.NEW: 464}


def test_a_project_that_changed_department_is_one_by_a_reviewed_match() -> None:
    polar = {each.key for each in match(panel()).matches if each.record.name == "New Polar Research Vessel"}

    assert polar == {"BIS_0014_1415-Q3"}


def test_the_same_name_in_two_departments_is_two_projects_unless_reviewed() -> None:
    it = {each.key for each in match(panel()).matches if each.record.name == "IT Transformation Programme"}

    assert len(it) == 2


def test_a_renamed_project_with_an_id_is_matched_by_the_id() -> None:
    records = [a_record("Type 31e", 2019), a_record("Type 31e", 2020, "X", 2), a_record("Type 31", 2021, "X", 3)]

    matching = match(records, reviewed=NOTHING_REVIEWED)

    assert set(keys(matching).values()) == {"X"}
    assert [each.rule for each in matching.matches] == [Rule.NEW, Rule.ID, Rule.ID]


def test_two_ids_in_one_year_are_two_projects_even_under_one_name() -> None:
    records = [a_record("Rail", 2021, "X", 1), a_record("Rail", 2021, "Y", 2)]

    assert keys(match(records[:1], reviewed=NOTHING_REVIEWED)) == {("Rail", 2021): "X"}
    assert [each.key for each in match(records, reviewed=NOTHING_REVIEWED).matches] == ["X", "Y"]


def test_a_new_id_under_a_known_name_and_department_is_the_known_project() -> None:
    known = [Known("P-1", frozenset({"DH_1"}), frozenset({name_key("Hub", "D")}), {2020: "DH_1"})]

    matching = match([a_record("Hub", 2021, "DOH_1")], known, NOTHING_REVIEWED)

    assert [(each.key, each.rule) for each in matching.matches] == [("P-1", Rule.SAME_NAME)]


def test_case_marks_and_ampersand_do_not_make_another_name() -> None:
    assert name_key("Search & Rescue  (SARH)", "D") == name_key("SEARCH and rescue - SARH", "D")


def test_a_project_year_twice_in_a_file_rejects_the_later_naming_the_first() -> None:
    matching = match([a_record("Rail", 2020, None, 1), a_record("RAIL", 2020, None, 2)], reviewed=NOTHING_REVIEWED)

    assert len(matching.matches) == 1
    assert [(reject.line, "line 2" in reject.reason) for reject in matching.rejects] == [(3, True)]


def test_two_existing_projects_are_never_joined_silently() -> None:
    known = [
        Known("P-1", frozenset(), frozenset({name_key("Old", "D")}), {2019: None}),
        Known("P-2", frozenset({"X"}), frozenset({name_key("New", "D")}), {2021: "X"}),
    ]

    matching = match([a_record("Old", 2020, "X")], known, NOTHING_REVIEWED)

    assert matching.matches == ()
    assert "P-1 and P-2" in matching.rejects[0].reason


def test_the_shipped_table_of_matches_gives_no_name_to_two_projects() -> None:
    assert len(shipped_matches().by_name) >= 190
    with pytest.raises(MatchesDisagree):
        read_matches("project,name,department,publisher_ids\na,N,D,\nb,N,D,\n")


def test_every_reviewed_name_is_one_that_was_published() -> None:
    published = {name_key(record.name, record.department) for record in panel()}

    assert set(shipped_matches().by_name) <= published


def test_spellings_of_health_are_one_department() -> None:
    health = {canonical(text).name for text in ("DH", "DHSC", "DOH", "DoH", "DoH Capital", "DoH  Non Capital", "dhsc")}

    assert health == {"Department of Health and Social Care"}


def test_an_unknown_department_keeps_its_own_name_and_is_told() -> None:
    assert (canonical("Ministry of Tea").name, canonical("Ministry of Tea").known) == ("Ministry of Tea", False)
    assert all(canonical(name).name == name for name in spellings().values())


def test_a_year_that_is_known_under_one_id_is_not_replaced_by_another_id() -> None:
    """A reviewed match makes one project of two ids; in one year only the first that came stands, in every order."""
    both = Reviewed({}, {"A": "one", "B": "one"})
    under_a, under_b = a_record("Bridge", 2020, "A"), a_record("Crossing", 2020, "B")

    for first, second in ((under_a, under_b), (under_b, under_a)):
        known = remember((), match([first], reviewed=both))
        later = match([second], known, both)
        again = match([first], remember(known, later), both)

        assert later.matches == ()
        assert [f"under {first.publisher_key} already" in reject.reason for reject in later.rejects] == [True]
        assert [each.key for each in again.matches] == ["one"]
    next_year = match([a_record("Crossing", 2021, "B")], known, both)
    assert [each.key for each in next_year.matches] == ["one"]
