"""The first link, tried without using it up."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.account.links import Purpose, take
from triptych.kernel.refusals import NotFound


async def first_link_works(session: AsyncSession, token: str) -> bool:
    """Whether a first link may be taken up; nothing is used up by asking."""
    now = (await session.execute(select(func.now()))).scalar_one()
    point = await session.begin_nested()
    try:
        await take(session, token, now, Purpose.FIRST_ADMINISTRATOR)
    except NotFound:
        return False
    finally:
        await point.rollback()
    return True
