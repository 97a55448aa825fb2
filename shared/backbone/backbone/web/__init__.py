"""The HTTP side of every service: guarded routes, commands and reads, problems, pages, the published document."""

from backbone.web.access import PUBLIC, SYSTEM, Access, AccessTable, Allow
from backbone.web.answers import Created, Versioned
from backbone.web.api import Api, Provided
from backbone.web.app import build_app
from backbone.web.commands import Change, Command
from backbone.web.histories import History
from backbone.web.models import Body, View
from backbone.web.paging import Page, Paging
from backbone.web.problems import Problem
from backbone.web.reading import Reader
from backbone.web.reasons import with_reasons
from backbone.web.routes import Routes
from backbone.web.server import serve

__all__ = [
    "PUBLIC",
    "SYSTEM",
    "Access",
    "AccessTable",
    "Allow",
    "Api",
    "Body",
    "Change",
    "Command",
    "Created",
    "History",
    "Page",
    "Paging",
    "Problem",
    "Provided",
    "Reader",
    "Routes",
    "Versioned",
    "View",
    "build_app",
    "serve",
    "with_reasons",
]
