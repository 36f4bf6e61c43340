"""The schema: everything that can be asked and done, put together once."""

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from graphql import GraphQLError
from triptych.graphql.installation import InstallationQueries
from triptych.graphql.leadership import LeadershipQueries
from triptych.graphql.mutations.governance import GovernanceMutations
from triptych.graphql.mutations.offices import OfficeMutations
from triptych.graphql.mutations.organisation import DraftQueries, OrganisationMutations
from triptych.graphql.mutations.tokens import TokenMutations
from triptych.graphql.mutations.views import SavedViewMutations, SavedViewQueries
from triptych.graphql.queries import RecordQueries
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.graphql.subscriptions import Subscription


@strawberry.type
class Query(RecordQueries, LeadershipQueries, InstallationQueries, DraftQueries, SavedViewQueries):
    """Everything that can be asked; each root field reads for itself, and only what its selection names."""


@strawberry.type
class Mutation(OfficeMutations, GovernanceMutations, OrganisationMutations, SavedViewMutations, TokenMutations):
    """One flat field per use case; each is one transaction, and each takes an idempotency key."""


class Schema(strawberry.Schema):
    """Telling is left to whoever carries the answer: a refusal is no error, and everything else gets an id there."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Logs nothing."""


schema = Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[spec.graph_type for spec in REGISTRY.values()],
    config=StrawberryConfig(auto_camel_case=True),
)
