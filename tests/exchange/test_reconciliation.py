"""What was read is what was created, updated, unchanged and rejected; the reject file is safe to open."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.exchange.reading import Reading
from triptych.exchange.reconcile import DoesNotReconcile, Reconciliation
from triptych.exchange.rejects import Reject, as_meant, harmless, reject_file


def test_counts_that_add_up_are_said_as_a_sentence() -> None:
    assert str(Reconciliation(10, 4, 3, 2, 1)) == "10 read = 4 created + 3 updated + 2 unchanged + 1 rejected"


@pytest.mark.parametrize("counts", [(10, 4, 3, 2, 2), (1, 0, 0, 0, 0), (0, 1, 0, 0, -1)])
def test_counts_that_do_not_add_up_are_a_bug(counts: tuple[int, int, int, int, int]) -> None:
    with pytest.raises(DoesNotReconcile):
        Reconciliation(*counts)


def test_a_reading_that_loses_a_record_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        Reading(records=("a",), rejects=(), read=2)


def test_several_rejects_of_one_record_count_once_and_are_one_line_of_the_reject_file() -> None:
    rejects = (Reject(2, 3, "A", "wrong", ("x", "y")), Reject(2, 3, "B", "wrong too", ("x", "y")))

    reading = Reading(records=("a",), rejects=rejects, read=2, headings=("A", "B"))
    rows = list(csv.reader(io.StringIO(reject_file(reading.headings, reading.rejects))))

    assert reading.rejected == 1
    assert rows == [
        ["A", "B", "Rejected line", "Rejected column", "Rejected because"],
        ["x", "y", "3", "A; B", "wrong; wrong too"],
    ]


def test_without_rejects_there_is_no_reject_file() -> None:
    assert reject_file(("A",), ()) == ""


@given(st.text(max_size=30))
def test_no_cell_of_a_reject_file_runs_and_all_read_back_as_meant(cell: str) -> None:
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert as_meant(harmless(cell)) == cell or cell.startswith("'")
