"""Objects that Python holds are told under the names that clients know, whatever Python calls them."""

from typing import cast

from graphql import FieldNode, OperationDefinitionNode, parse
from triptych.graphql.documents import Asked, Document
from triptych.graphql.reading.compiled.told import told
from triptych.graphql.reading.selection import Pick
from triptych.graphql.schema import schema
from triptych.graphql.types.working_hours import WorkingCalendar, WorkingHours


def test_a_field_whose_name_is_a_word_of_python_is_told() -> None:
    calendar = WorkingCalendar(
        time_zone="UTC", hours=[WorkingHours(weekday=1, opens="09:00", closes="17:00")], holidays=[]
    )
    text = "{ it { hours { from end: until weekday } } }"
    document = Document(schema._schema, text, parse(text))
    operation = cast("OperationDefinitionNode", document.parsed.definitions[0])
    (node,) = cast("tuple[FieldNode]", operation.selection_set.selections)
    asked = Asked(document, operation, {}, {}, ())

    said = told(asked, calendar, schema._schema.type_map["WorkingCalendar"], Pick("it", "it", [node]))

    assert said == '{"hours":[{"from":"09:00","end":"17:00","weekday":1}]}'


def test_every_field_of_an_object_has_its_attribute_in_python() -> None:
    kinds = [
        kind for kind in schema._schema.type_map.values() if hasattr(kind, "fields") and hasattr(kind, "interfaces")
    ]

    for kind in kinds:
        if not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                assert field.extensions["strawberry-definition"].python_name, (kind.name, name)
