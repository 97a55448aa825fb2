"""The composition root."""

from importlib.resources import files

from backbone.bus import Bus
from backbone.clock import Clock
from backbone.identity import Verifier
from backbone.service import Parts, Service
from backbone.web import Api

from programs import knowledge
from programs.access import ACCESS
from programs.api import ROUTES, TAGS
from programs.application import Programs
from programs.domain.rules import CATALOGUE
from programs.publishing import publishes
from programs.reactions import REACTIONS
from programs.settings import Settings
from programs.views import VIEWS


def interface(app: Programs, verifier: Verifier) -> Api:
    return Api(
        service="programs",
        title="Программы наставничества",
        routes=ROUTES,
        tags=TAGS,
        access=ACCESS,
        verifier=verifier,
        clock=app.clock,
        provide=[app],
        catalogue=CATALOGUE,
        origins=lambda: knowledge.declared_origins(app.database),
    )


def compose(settings: Settings) -> Parts:
    app = Programs(settings.database_url, Clock(settings.time_zone, settings.clock_file), settings.keys_database_url)
    return Parts(
        app=app,
        bus=Bus("programs", settings.nats_url, settings.nats_seed_file),
        api=interface(app, Verifier(settings.issuer, settings.audience)),
        publishes=publishes(app),
        followers=(VIEWS, REACTIONS),
    )


SERVICE = Service(Settings, Programs, compose, files("programs") / "migrations")
