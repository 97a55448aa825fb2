"""Serving until told to stop."""

import uvicorn
from fastapi import FastAPI

from backbone.settings import ServiceSettings

GRACE = 10
"""Seconds that running requests get when the process is told to stop."""


def serve(app: FastAPI, settings: ServiceSettings) -> None:
    """Requests are logged by the app itself, so uvicorn does not."""
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
