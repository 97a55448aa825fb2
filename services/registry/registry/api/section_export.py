"""The public section as one archive, for whoever keeps the school's site."""

from typing import Annotated, Any

from backbone.web import Reader, Routes
from fastapi import Query, Response

from registry.api.parts import school_of
from registry.api.section import ASection
from registry.domain.participant.consents import URL as RESOURCE
from registry.section.archive import archive
from registry.section.site import Site
from registry.section.tree import UPLOADED

routes = Routes(tags=["section"])
FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"application/zip": {"example": "(файл)"}}}}
Address = Annotated[
    str,
    Query(
        pattern=RESOURCE,
        description="Адрес, по которому раздел будет размещён: названы будут те, кто согласился стоять там.",
        examples=["https://school1.example/nastavnichestvo"],
    ),
]


@routes.get("/section/export", response_class=Response, responses=FILE)
def export_section(address: Address, reader: Reader, section: ASection) -> Response:
    """Выгрузить раздел для сайта школы: страницы, лента новостей, опись (R-8.1-01)."""
    clock = section.app.clock
    made = clock.now().astimezone(clock.time_zone)
    root = f"{address.rstrip('/')}/"
    site = Site(section.contents(school_of(reader), address), UPLOADED, root, clock.time_zone, made)
    name = f"section-{made:%Y-%m-%d-%H%M}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(archive(site, address, made), media_type="application/zip", headers=headers)
