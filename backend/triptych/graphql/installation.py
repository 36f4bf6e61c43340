"""The installation in the graph: how far the organisation is set up, and what runs here."""

from datetime import datetime
from importlib.metadata import version

import strawberry
from sqlalchemy import text

from triptych.graphql.context import Context
from triptych.insight.set_up import set_up


@strawberry.type(description="One thing that an organisation needs, and how many of it there are.")
class SetUpStep:
    step: str
    there: int
    needed: int
    missing: bool


@strawberry.type(description="What runs here. Figures of the moment, not of the past.")
class Installation:
    version: str
    database_version: str
    schema_revision: str | None
    now: datetime
    policy_version: int


async def read_set_up(info: strawberry.Info[Context]) -> list[SetUpStep]:
    async with info.context.reading() as work:
        return [
            SetUpStep(step=str(each.step), there=each.there, needed=each.needed, missing=each.missing)
            for each in await set_up(work)
        ]


async def read_installation(info: strawberry.Info[Context]) -> Installation:
    async with info.context.reading() as work:
        revision = await work.session.scalar(text("SELECT version_num FROM alembic_version"))
        return Installation(
            version=version("triptych"),
            database_version=await work.session.scalar(text("SHOW server_version")) or "",
            schema_revision=revision,
            now=work.now,
            policy_version=work.gatekeeper.policy.number,
        )


@strawberry.type
class InstallationQueries:
    set_up = strawberry.field(
        resolver=read_set_up,
        description="What the organisation has and lacks, for whoever may bring it in; empty for the others (DT9).",
    )
    installation = strawberry.field(resolver=read_installation, description="What runs here.")
