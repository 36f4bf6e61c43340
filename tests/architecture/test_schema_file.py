"""The schema at the top level is the schema of the code: clients and the front end are built from it."""

from pathlib import Path

from triptych.cli.schema import schema_text


def test_schema_file_is_the_schema_of_the_code() -> None:
    written = (Path(__file__).parents[2] / "schema.graphql").read_text()

    assert written == schema_text(), "run: make schema"
