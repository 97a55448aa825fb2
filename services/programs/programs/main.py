"""The composition root."""

from collections.abc import Sequence
from functools import partial
from importlib.resources import files

from backbone.asks import Asker
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.database import ALL_SCHOOLS
from backbone.identity import Verifier
from backbone.keys import Keys
from backbone.service import Parts, Service
from backbone.tasks import in_thread
from backbone.web import Api
from backbone.worker import Job
from papers.desk import Desk, load_all
from papers.drawer import Drawer
from papers.letterhead import Letterheads
from papers.office import Office

from programs import knowledge
from programs.access import ACCESS
from programs.api import ROUTES, TAGS
from programs.application import Programs
from programs.asking import ASKING, ask_in_time
from programs.domain.rules import CATALOGUE
from programs.publishing import publishes
from programs.reactions import REACTIONS
from programs.settings import Settings
from programs.views import VIEWS
from programs.views.rights import RIGHTS
from programs.views.surveys import SURVEYS

SURVEYS_EVERY = 1.0
"""Seconds."""


def interface(app: Programs, verifier: Verifier, papers: Sequence[object]) -> Api:
    return Api(
        service="programs",
        title="Программы наставничества",
        routes=ROUTES,
        tags=TAGS,
        access=ACCESS,
        verifier=verifier,
        clock=app.clock,
        provide=[app, *papers],
        catalogue=CATALOGUE,
        origins=lambda: knowledge.declared_origins(app.database),
    )


def compose(settings: Settings) -> Parts:
    keys = Keys(settings.keys_database_url, settings.destroyed_keys_file)
    app = Programs(settings.database_url, Clock(settings.time_zone, settings.clock_file), keys)
    bus = Bus("programs", settings.nats_url, settings.nats_seed_file, settings.nats_ca_file)
    drawer = Drawer(lambda school: app.database.transaction(school or ALL_SCHOOLS))
    wordings = load_all(files("programs") / "papers" / "wordings")
    desk = Desk(wordings, Office(settings.papers_folder), drawer, app.clock.now, settings.public_url)
    return Parts(
        app=app,
        bus=bus,
        api=interface(
            app, Verifier(settings.issuer, settings.audience), (desk, drawer, Letterheads(Asker(bus).ask_from_thread))
        ),
        publishes=publishes(app),
        followers=(VIEWS, SURVEYS, RIGHTS, REACTIONS, ASKING),
        jobs=(Job("surveys", SURVEYS_EVERY, partial(in_thread, ask_in_time, app)),),
    )


SERVICE = Service(Settings, Programs, compose, (files("papers") / "migrations", files("programs") / "migrations"))
