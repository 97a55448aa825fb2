"""The shelf as a process of its own: `shelf_process.py serve`."""

from backbone.bus import Bus
from backbone.clock import Clock
from backbone.follower import Projection, Reaction, Rows
from backbone.identity import Verifier
from backbone.intent import Intent
from backbone.letters import Delivery
from backbone.service import Parts, Service, run
from backbone.settings import ServiceSettings
from boxes import Filled, Opened
from shelf import parts
from twins import Registry, tell_opened


def look(rows: Rows, delivery: Delivery[Opened]) -> None:
    pass


def react(app: Registry, intent: Intent, delivery: Delivery[Filled]) -> None:
    pass


VIEWS = Projection("views", {Opened: look}, tables=())
REACTIONS = Reaction("reactions", {Filled: react})


def compose(settings: ServiceSettings) -> Parts:
    app = Registry(settings.database_url, Clock())
    api = parts(Verifier(settings.issuer, settings.audience), app, service="registry")
    bus = Bus("registry", settings.nats_url, settings.nats_seed_file)
    return Parts(app, bus, api, publishes={Opened: tell_opened}, followers=[VIEWS, REACTIONS])


if __name__ == "__main__":
    run(Service(ServiceSettings, Registry, compose))
