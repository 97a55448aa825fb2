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
from backbone.transparency.witness import Witness
from backbone.web import Api
from backbone.worker import Job
from contracts.services import SERVICES
from papers.desk import Desk, load_all
from papers.drawer import Drawer
from papers.letterhead import Letterheads
from papers.office import Office

from reporting.access import ACCESS
from reporting.api import campaigns, exports, reports, returns, statistics, what_if
from reporting.api import papers as documents
from reporting.application import Reporting
from reporting.disclosure.audience import Smallest
from reporting.domain.rules import CATALOGUE
from reporting.pages import assets, checkpoints, dashboard, live, session
from reporting.pages.live import Reached
from reporting.pages.provider import Provider
from reporting.pages.route import SIGN_IN
from reporting.publishing import publishes
from reporting.reactions import REACTIONS
from reporting.reports_list import REPORTS
from reporting.returns_list import RETURNS
from reporting.settings import Settings
from reporting.views import VIEWS, declared_origins

PARTS = (statistics, exports, what_if, reports, campaigns, returns, documents)
PAGES = (dashboard, live, checkpoints, session, assets)
EVERY = 10.0
"""Seconds between looks whether today's numbers still hold."""


def interface(app: Reporting, verifier: Verifier, beside: Sequence[object]) -> Api:
    """`beside` are a desk, its drawer, its letterheads, who signs people in, who collects checkpoints."""
    return Api(
        service=app.name,
        title="Статистика наставничества",
        routes=[part.routes for part in (*PARTS, *PAGES)],
        tags={name: told for part in (*PARTS, dashboard) for name, told in part.TAGS.items()},
        access=ACCESS,
        catalogue=CATALOGUE,
        verifier=verifier,
        clock=app.clock,
        provide=[app, Reached(app.database), *beside],
        origins=partial(declared_origins, app.database),
    )


def compose(settings: Settings) -> Parts:
    clock = Clock(settings.time_zone, settings.clock_file)
    smallest = Smallest(settings.smallest_for_office, settings.smallest_for_public)
    keys = Keys(settings.keys_database_url, settings.destroyed_keys_file)
    app = Reporting(settings.database_url, clock, keys, smallest=smallest)
    bus = Bus(app.name, settings.nats_url, settings.nats_seed_file, settings.nats_ca_file)
    drawer = Drawer(lambda school: app.database.transaction(school or ALL_SCHOOLS))
    wordings = load_all(files("reporting") / "papers" / "wordings")
    desk = Desk(wordings, Office(settings.papers_folder), drawer, app.clock.now, settings.public_url)
    secret = settings.client_secret_file.read_text().strip() if settings.client_secret_file else None
    return_to = f"{settings.public_url.rstrip('/')}{SIGN_IN}/done"
    provider = Provider(settings.issuer, return_to, settings.client_id, secret)
    asker = Asker(bus)
    beside = (desk, drawer, Letterheads(asker.ask_from_thread), provider, Witness(asker, SERVICES))
    api = interface(app, Verifier(settings.issuer, settings.audience), beside)
    jobs = [Job("statistics", EVERY, partial(in_thread, app.statistics.refresh))]
    return Parts(app, bus, api, publishes=publishes(app), followers=[VIEWS, REPORTS, RETURNS, REACTIONS], jobs=jobs)


SERVICE = Service(Settings, Reporting, compose, (files("papers") / "migrations", files("reporting") / "migrations"))
