"""The schema: everything that can be asked and done, put together once."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

import strawberry
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from graphql import GraphQLError
from triptych.graphql.answer_quality import AnswerQueries
from triptych.graphql.burn import BurnQueries
from triptych.graphql.decision_clock import ClockQueries
from triptych.graphql.documents import Document, KnownDocuments, NotAccepted
from triptych.graphql.exception_calendar import CalendarQueries
from triptych.graphql.facets import FacetQueries
from triptych.graphql.following import FollowingQueries
from triptych.graphql.gaps import GapMutations, GapQueries
from triptych.graphql.installation import InstallationQueries
from triptych.graphql.leadership import LeadershipQueries
from triptych.graphql.mutations.governance import GovernanceMutations
from triptych.graphql.mutations.offices import OfficeMutations
from triptych.graphql.mutations.organisation import DraftQueries, OrganisationMutations
from triptych.graphql.mutations.tokens import TokenMutations
from triptych.graphql.mutations.views import SavedViewMutations, SavedViewQueries
from triptych.graphql.naming import NamingQueries
from triptych.graphql.notices import NoticeMutations, NoticeQueries
from triptych.graphql.precedents import PrecedentQueries
from triptych.graphql.queries import RecordQueries
from triptych.graphql.queue import QueueQueries
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.graphql.subscriptions import Subscription
from triptych.graphql.waivers import WaiverMutations, WaiverQueries


@strawberry.type
class Query(
    RecordQueries,
    PrecedentQueries,
    ClockQueries,
    GapQueries,
    LeadershipQueries,
    InstallationQueries,
    DraftQueries,
    SavedViewQueries,
    NoticeQueries,
    NamingQueries,
    BurnQueries,
    AnswerQueries,
    QueueQueries,
    WaiverQueries,
    CalendarQueries,
    FacetQueries,
    FollowingQueries,
):
    """Everything that can be asked; each root field reads for itself, and only what its selection names."""


@strawberry.type
class Mutation(
    OfficeMutations,
    GovernanceMutations,
    OrganisationMutations,
    SavedViewMutations,
    TokenMutations,
    NoticeMutations,
    GapMutations,
    WaiverMutations,
):
    """One flat field per use case; each is one transaction, and each takes an idempotency key."""


class FromKnown(SchemaExtension):
    """An execution takes a document that is known; what is none is left to Strawberry to say."""

    def on_parse(self) -> Iterator[None]:
        """Nothing is read that was read."""
        self.execution_context.graphql_document = self._document.parsed if self._document else None
        yield

    def on_validate(self) -> Iterator[None]:
        """Nothing is asked of the schema that it was asked."""
        if self._document is not None:
            self.execution_context.pre_execution_errors = []
        yield

    @cached_property
    def _document(self) -> Document | None:
        documents = cast("Schema", self.execution_context.schema).documents
        try:
            return documents.valid(self.execution_context.query or "")
        except NotAccepted:
            return None


class Schema(strawberry.Schema):
    """Telling is left to whoever carries the answer: a refusal is no error, and everything else gets an id there."""

    def __init__(self, **declared: Any) -> None:
        super().__init__(**declared)
        self.documents = KnownDocuments(self._schema)

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Logs nothing."""


schema = Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[spec.graph_type for spec in REGISTRY.values()],
    extensions=[FromKnown],
    config=StrawberryConfig(auto_camel_case=True),
)
