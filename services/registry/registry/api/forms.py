"""The directory of forms of mentoring: those of the regulation, and the school's own."""

from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Command, Reader, Routes, View
from contracts.codes import Form, FormRole, RoleType
from pydantic import Field

from registry.api.parts import App, Texts, school_of, sealed
from registry.domain.match.forms import ROLES, SEEDED
from registry.domain.school.school import CustomForm, School

routes = Routes(prefix="/forms", tags=["matches"])

Side = Annotated[tuple[RoleType, ...], Field(max_length=len(RoleType), examples=[["employer"]])]


class NewForm(Body):
    """`mentors` и `mentees` – кого форма допускает на каждой стороне."""

    title: str = Field(min_length=2, max_length=200, examples=["социальный партнёр – педагог"])
    mentors: Side
    mentees: Side


class FormView(View):
    """`id` – у своей формы школы; её выбирают как `other`. `roles` – роли внутри формы."""

    id: UUID | None
    form: Form
    title: str | None = Field(examples=["педагог – педагог"])
    mentors: tuple[RoleType, ...]
    mentees: tuple[RoleType, ...]
    roles: tuple[FormRole, ...]


@routes.get("")
def list_forms(reader: Reader, app: App, texts: Texts) -> list[FormView]:
    """Справочник форм: роли сторон, по которым форма применима (R-1.2-06, R-2.3-01, R-2.3-02, R-2.3-03, R-2.3-14)."""
    id = school_of(reader)
    own = app.load(School, id, id).forms.values()
    titles = texts.open([custom.title for custom in own])
    seeded = [
        FormView(
            id=None,
            form=form,
            title=form.label,
            mentors=tuple(sides.mentors),
            mentees=tuple(sides.mentees),
            roles=ROLES.get(form, ()),
        )
        for form, sides in SEEDED.items()
    ]
    return seeded + [
        FormView.model_validate({**vars(custom), "form": Form.OTHER, "title": titles[custom.title], "roles": ()})
        for custom in own
    ]


@routes.post("")
def define_form(body: NewForm, intent: Command, app: App, texts: Texts) -> Receipt:
    """Добавить свою форму наставничества; роли обеих сторон обязательны (R-2.3-03)."""
    told, places = sealed(intent, texts, intent.school, {"title": body.title})
    form = CustomForm(intent.new_id("form"), places["title"], body.mentors, body.mentees)
    return app.define_form(told, form)
