"""The composition root."""

from importlib.resources import files

from backbone.bus import Bus
from backbone.clock import Clock
from backbone.database import ALL_SCHOOLS
from backbone.identity import Verifier
from backbone.keys import Keys
from backbone.service import Parts, Service
from backbone.vault import Vault
from backbone.web import Api
from papers.desk import Desk, load_all
from papers.drawer import Drawer
from papers.office import Office

from registry.access import ACCESS
from registry.api import ROUTES, TAGS
from registry.application.registry import Registry
from registry.asks import names_answer
from registry.directory import Directory
from registry.domain.rules import CATALOGUE
from registry.papers.letterhead import letterhead_answer
from registry.publishing import PUBLISHES
from registry.reactions import reactions
from registry.section.published import Section
from registry.settings import Settings
from registry.views.bank import Bank
from registry.views.facts import FACTS, FactsView
from registry.views.overview import Overview
from registry.views.queries import Views
from registry.views.reports import ReportsView
from registry.views.shelves import Shelves
from registry.views.tables import EVIDENCE, MATCHING, PAIRS, VIEWS


def compose(settings: Settings) -> Parts:
    app = Registry(settings.database_url, Clock(settings.time_zone, settings.clock_file))
    keys = Keys(settings.keys_database_url, settings.destroyed_keys_file)
    vault, views = Vault(app.database, keys), Views(app.database)
    bank, shelves = Bank(app.database), Shelves(app.database)
    directory = Directory(vault, app.database, app.clock)
    drawer = Drawer(lambda school: app.database.transaction(school or ALL_SCHOOLS))
    office, wordings = Office(settings.papers_folder), load_all(files("registry") / "papers" / "wordings")
    api = Api(
        service=app.name,
        title="Реестр: школы, участники, приказы, пары и группы",
        routes=ROUTES,
        tags=TAGS,
        access=ACCESS,
        verifier=Verifier(settings.issuer, settings.audience),
        clock=app.clock,
        provide=[
            app,
            vault,
            views,
            bank,
            directory,
            FactsView(app.database),
            ReportsView(app.database),
            Overview(app.database),
            shelves,
            Section(app, vault, shelves, settings.public_url),
            drawer,
            Desk(wordings, office, drawer, app.clock.now, settings.public_url),
        ],
        catalogue=CATALOGUE,
        origins=views.origins,
    )
    return Parts(
        app=app,
        bus=Bus(app.name, settings.nats_url, settings.nats_seed_file, settings.nats_ca_file),
        api=api,
        publishes=PUBLISHES,
        followers=(VIEWS, EVIDENCE, PAIRS, MATCHING, FACTS, reactions(vault, bank)),
        answers=(names_answer(app, directory), letterhead_answer(app, directory, office)),
        closing=(keys.close,),
    )


SERVICE = Service(Settings, Registry, compose, (files("papers") / "migrations", files("registry") / "migrations"))
