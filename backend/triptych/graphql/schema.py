"""The schema: everything that can be asked and done, put together once."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from triptych.graphql.mutations.governance import GovernanceMutations
from triptych.graphql.queries import Query
from triptych.graphql.reading.nodes import REGISTRY


@strawberry.type
class Mutation(GovernanceMutations):
    """One flat field per use case; each is one transaction, and each takes an idempotency key."""


schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    types=[spec.graph_type for spec in REGISTRY.values()],
    config=StrawberryConfig(auto_camel_case=True),
)
