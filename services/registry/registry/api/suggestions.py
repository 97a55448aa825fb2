"""Who suits a mentee, suggestions for the whole school, recommendations of the association. People decide."""

from typing import Annotated
from uuid import UUID

from backbone.web import Body, Command, Created, Page, Paging, Reader, Routes, Versioned
from contracts.codes import Direction
from fastapi import Query
from pydantic import Field

from registry.api.match_views import CandidatesView, CandidateView, ConsideredView
from registry.api.parts import App, At, Choices, People, asked, school_of
from registry.api.suggestion_views import RecommendationRow, SuggestionView
from registry.directory import LINE
from registry.domain.match.suggestion import Suggestion

routes = Routes(tags=["matches"])

Which = Annotated[Direction | None, Query(description="Направление; без него – лучшее из запросов.")]


class Wanted(Body):
    """`mentees` – для кого; без них – для всех, кто ждёт наставника и кому никто ещё не предложен."""

    mentees: tuple[UUID, ...] = Field((), max_length=1000)


class NewRecommendation(Body):
    mentor: UUID
    mentees: tuple[UUID, ...] = Field(min_length=1, max_length=30)
    direction: Direction


@routes.get("/mentees/{id}/candidates")
def list_candidates(
    id: UUID, reader: Reader, app: App, bank: Choices, people: People, direction: Which = None
) -> CandidatesView:
    """Все наставники для наставляемого: подходящие по оценке, остальные – с причинами (R-2.3-13, R-6.1-01)."""
    school = school_of(reader)
    found = app.candidates(school, id, bank.mentors(school), direction)
    names = people.look(reader.actor, [one.mentor for one in found], "candidates", LINE)
    shown = [CandidateView.model_validate(ConsideredView.fields(one) | names[one.mentor]) for one in found]
    return CandidatesView(
        candidates=tuple(one for one in shown if one.fits), excluded=tuple(one for one in shown if not one.fits)
    )


@routes.post("/matches/suggestions")
def suggest_matches(body: Wanted, intent: Command, app: App, bank: Choices) -> Created:
    """Предложить лучшие пары для всей школы разом; решают люди (R-2.3-13, R-6.1-01)."""
    school = intent.school
    proposed = bank.open_proposals(school)
    already = {mentee for proposal in proposed for mentee in proposal["mentees"]}
    mentees = body.mentees or [mentee for mentee in bank.waiting(school) if mentee not in already]
    taken: dict[UUID, int] = {}
    for proposal in proposed:
        taken[proposal["mentor"]] = taken.get(proposal["mentor"], 0) + len(proposal["mentees"])
    made = app.suggest_matches(intent, bank.mentors(school), tuple(dict.fromkeys(mentees)), taken)
    return Created(made, at="/matches/suggestions")


@routes.post("/matches/recommendations")
def recommend_match(body: NewRecommendation, intent: Command, app: App) -> Created:
    """Рекомендовать пару или группу куратору; закрепляет её только приказ руководителя (R-3.5-03)."""
    made = app.recommend_match(intent, body.mentor, body.mentees, body.direction)
    return Created(made, at="/matches/recommendations")


@routes.get("/matches/recommendations")
def list_recommendations(reader: Reader, paging: Paging, bank: Choices) -> Page[RecommendationRow]:
    """Рекомендации методического объединения; `match` – что по ним предложено (R-3.5-03)."""
    found = bank.recommendations(school_of(reader), asked(paging))
    rows = [RecommendationRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/matches/suggestions/{id}")
def get_suggestion(id: UUID, reader: Reader, app: App, at: At) -> Versioned[SuggestionView]:
    """Сохранённое предложение пар: с оценками, с теми, кому пары не нашлось, и почему."""
    suggestion = app.load(Suggestion, id, school_of(reader), **at.asked)
    return Versioned(suggestion.version, SuggestionView.of(suggestion))
