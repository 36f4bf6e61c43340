"""Cursors are opaque, and a foreign one is the client's mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.paging import Cursor, read_cursor
from triptych.kernel.refusals import Invalid


@given(st.lists(st.none() | st.text(max_size=20), min_size=1, max_size=4))
def test_a_cursor_is_read_back_as_it_was(values: list[str | None]) -> None:
    cursor = Cursor(tuple(values))

    assert read_cursor(cursor.encode(), len(values)) == cursor


@given(st.text(max_size=60))
def test_a_foreign_cursor_is_refused_and_never_breaks(text: str) -> None:
    try:
        values = read_cursor(text, 2).values
    except Invalid:
        values = (None, None)

    assert len(values) == 2


@pytest.mark.parametrize("text", ["x" * 5000, "W" * 4000, "e30", Cursor(("a",)).encode()])
def test_cursors_of_other_lists_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_cursor(text, 2)
