"""What e-mail whoever asks wants to get."""

from datetime import time

from backbone.intent import Receipt
from backbone.web import Body, Command, Reader, Routes, View
from pydantic import Field

from notifications.api.parts import App, whose
from notifications.domain.preferences import Email, Quiet

routes = Routes(tags=["preferences"])

HOURS = "По часам школы; одинаковые – тихих часов нет."


class PreferencesBody(Body):
    email: Email = Field(examples=["required"])
    quiet_from: time = Field(description=HOURS, examples=["20:00:00"])
    quiet_to: time = Field(description=HOURS, examples=["07:00:00"])


class PreferencesView(View):
    email: Email = Field(examples=["all"])
    quiet_from: time = Field(examples=["20:00:00"])
    quiet_to: time = Field(examples=["07:00:00"])


@routes.get("/preferences")
def get_preferences(reader: Reader, app: App) -> PreferencesView:
    """Какие письма мне приходят и когда."""
    school, person = whose(reader)
    email, quiet = app.wishes(school, person)
    return PreferencesView(email=email, quiet_from=quiet.since, quiet_to=quiet.until)


@routes.post("/preferences")
def set_preferences(body: PreferencesBody, intent: Command, app: App) -> Receipt:
    """Выбрать, какие письма получать.

    `required` – только те, о которых нельзя не сообщить: приказы, согласия, решения по обращениям, просмотры личного
    дела, прекращения. В тихие часы письма ждут; во входящих уведомления появляются сразу.
    """
    return app.set_preferences(intent, body.email, Quiet(body.quiet_from, body.quiet_to))
