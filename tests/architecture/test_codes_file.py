"""The codes at the top level are the codes of the code: the front end finds its words by them."""

from pathlib import Path

from triptych.cli.codes import codes_text


def test_codes_file_has_the_codes_of_the_code() -> None:
    written = (Path(__file__).parents[2] / "codes.json").read_text()

    assert written == codes_text(), "run: python -m triptych.cli.codes > codes.json"
