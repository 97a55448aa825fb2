"""The composition root."""

from datetime import timedelta
from functools import partial
from importlib.resources import files

from backbone.asks import Asker
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.identity import Verifier
from backbone.service import Parts, Service
from backbone.tasks import in_thread
from backbone.transparency.witness import Witness
from backbone.web import Api
from backbone.worker import Job
from contracts.services import SERVICES

from notifications.access import ACCESS
from notifications.api import ROUTES, TAGS
from notifications.api.parts import PublicAddress
from notifications.application import Notifications
from notifications.domain.preferences import Quiet
from notifications.live import Arrivals
from notifications.mail import Mail
from notifications.people import Directory
from notifications.publishing import PUBLISHES
from notifications.reactions import REACTIONS
from notifications.reminders.ticking import remind
from notifications.settings import Settings
from notifications.views import VIEWS
from notifications.views.queries import Views

MAIL_EVERY = 0.2
"""Seconds."""


def compose(settings: Settings) -> Parts:
    app = Notifications(settings.database_url, Clock(settings.time_zone, settings.clock_file))
    app.quiet = Quiet(settings.quiet_from, settings.quiet_to)
    app.news_for = timedelta(days=settings.news_days)
    bus = Bus(app.name, settings.nats_url, settings.nats_seed_file, settings.nats_ca_file)
    asker = Asker(bus)
    views, directory = Views(app.database), Directory(asker)
    api = Api(
        service=app.name,
        title="Уведомления",
        routes=ROUTES,
        access=ACCESS,
        verifier=Verifier(settings.issuer, settings.audience),
        clock=app.clock,
        tags=TAGS,
        provide=[app, views, directory, Arrivals(views), PublicAddress(settings.public_url)],
        origins=views.origins,
    )
    mail = Mail(app, views, directory, Witness(asker, SERVICES), settings)
    jobs = (
        Job("mail", MAIL_EVERY, mail.send_due),
        Job("reminders", settings.reminders_every, partial(in_thread, remind, app)),
    )
    return Parts(app, bus, api, PUBLISHES, followers=(VIEWS, REACTIONS), jobs=jobs)


SERVICE = Service(Settings, Notifications, compose, (files("notifications") / "migrations",))
