"""The GraphQL schema as text, the same on every machine."""

from triptych.graphql.schema import schema


def schema_text() -> str:
    """What `schema.graphql` holds."""
    return schema.as_str().strip() + "\n"
