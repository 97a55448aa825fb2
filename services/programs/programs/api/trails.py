"""From a number to its events, and to the papers they rest on."""

from uuid import UUID

from backbone.audit import HistoryEntry, TrailEntry
from backbone.web import Reader, Routes

from programs.api.parts import App, school_of
from programs.api.petitions import known_to
from programs.audit import WORDS
from programs.domain.petition.petition import Petition
from programs.domain.program import Program

routes = Routes(tags=["programs"])


@routes.get("/trails/{id}")
def get_trail(id: UUID, reader: Reader, app: App) -> list[TrailEntry]:
    """События объекта, на которых стоят показатели, словами и с документом; без имён и без написанного.

    Обращение – тем, кому можно о нём знать (R-5.1-05, R-4.2-06).
    """
    recorded = app.history(id, school_of(reader))
    if Petition.accepts(recorded[0].event):
        known_to(app, id, reader)
    paper = f"programs:/programs/{id}/document" if Program.accepts(recorded[0].event) else None

    def document(told: HistoryEntry) -> str | None:
        return f"registry:/orders/{told.basis}/document" if told.basis else paper

    return [WORDS.step(one, document) for one in recorded]
