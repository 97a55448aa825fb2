"""A page made of its blocks, for whoever is signed in."""

import asyncio
from collections.abc import Sequence

from workplace.blocks import Asked, Teller, Told
from workplace.gateway import Answer, Refusal
from workplace.plan import Block, Page
from workplace.showing import NOTHING, Shower
from workplace.visit import Visit

NO_PAGE = {"title": "Не найдено", "detail": "Такой страницы нет."}
NOT_FOR_YOU = {"title": "Доступ запрещён", "detail": "Эта страница не для вашей роли."}


def visible(visit: Visit, page: Page) -> list[tuple[int, Block]]:
    """With their places on the page."""
    may = [one for one in enumerate(page.blocks, 1) if visit.may(one[1].read)]
    return [(number, block) for number, block in may if not block.of or visit.session.may(block.of)]


async def tell(visit: Visit, page: Page, asked: Asked) -> tuple[str, Sequence[Told]]:
    """The heading and the blocks. Raises Refusal where the object itself is not to be had, SignedOut."""
    blocks = visible(visit, page)
    if not blocks:
        raise Refusal(403, NOT_FOR_YOU)
    if bool(asked.id) != bool(visit.catalogue[page.blocks[0].read].places):
        raise Refusal(404, NO_PAGE)
    answers = await asyncio.gather(*(_read(visit, number, block, asked) for number, block in blocks))
    if asked.id and isinstance(answers[0], Refusal):
        raise answers[0]
    await visit.meet(*(answer.body for answer in answers if isinstance(answer, Answer)))
    told = [
        (Teller(visit, block, number, asked).tell(answer), block)
        for (number, block), answer in zip(blocks, answers, strict=True)
    ]
    shown = [one for one, block in told if not (block.quiet and one.empty)]
    return _heading(visit, page, blocks[0][1], answers[0]), shown


async def _read(visit: Visit, number: int, block: Block, asked: Asked) -> Answer | Refusal:
    operation = visit.catalogue[block.read]
    values = {name: asked.id for name in operation.places}
    query = {name: _given(visit, value, asked) for name, value in block.query.items()}
    if block.limit:
        query["limit"] = str(block.limit)
    for name in (*block.filters, "cursor"):
        if told := asked.query.get(f"{number}.{name}"):
            query[name] = told
    try:
        return await visit.read(block.read, values, query)
    except Refusal as refusal:
        return refusal


def _given(visit: Visit, value: str, asked: Asked) -> str:
    known = {"me": visit.session.person, ".id": asked.id, "my-role": min(visit.session.roles, default="")}
    return known.get(value, value)


def _heading(visit: Visit, page: Page, block: Block, answer: Answer | Refusal) -> str:
    if isinstance(answer, Refusal) or not page.about:
        return page.title
    shower = Shower(visit, visit.catalogue[block.read])
    named = [shower.text(name, answer.body.get(name), shower.operation.item) for name in page.about]
    return f"{page.title}: {', '.join(one for one in named if one != NOTHING)}"
