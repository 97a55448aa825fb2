"""Figures as files."""

from typing import Annotated, Any

from backbone.web import Problem, Routes
from fastapi import Query, Response

from reporting.api.answering import answer, known
from reporting.api.asked import App, Asked, AtLeast, For
from reporting.exports.figures import of_figures
from reporting.exports.formats import FORMATS, MOST, Format, TooMany, export
from reporting.figures.catalogue import FIGURES

TAGS = {"exports": "Показатели в файлах"}
routes = Routes(tags=["exports"])

Chosen = Annotated[
    list[str] | None, Query(alias="figure", max_length=len(FIGURES), description="Только эти; без них все.")
]
AsFormat = Annotated[Format, Query(alias="format", description="Excel; CSV со словарём CSVW; Parquet; JSON.")]
CONTENT = {written.media_type: {"example": "(файл)"} for written in FORMATS.values()}
HEADERS = {name: {"schema": {"type": "string"}} for name in ("Content-Digest", "X-Rows")}
FILE: dict[int | str, dict[str, Any]] = {200: {"content": CONTENT, "headers": HEADERS}}


@routes.get("/exports/figures", response_class=Response, responses=FILE)
def export_figures(
    question: Asked,
    audience: For,
    app: App,
    at_least: AtLeast,
    chosen: Chosen = None,
    format: AsFormat = Format.JSON,
) -> Response:
    """Показатели в файле: все или выбранные, на дату или за период; весь файл или отказ.

    Сколько строк в файле, говорит `X-Rows`, его SHA-256 – `Content-Digest`."""
    table = of_figures(answer(app, question, audience, at_least, *map(known, chosen or ())))
    try:
        file = export(table, format)
    except TooMany:
        detail = f"Строк {len(table.rows)}, в файл войдёт {MOST}: выберите показатели или школу"
        raise Problem("too-large", detail, code="too-many-rows") from None
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Content-Digest": file.digest,
        "X-Rows": str(file.rows),
    }
    return Response(file.content, media_type=file.media_type, headers=headers)
