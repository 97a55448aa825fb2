"""Serving until told to stop."""

import gc
import signal
import sys

import uvicorn
from fastapi import FastAPI

from backbone.settings import ServiceSettings

GRACE = 5
"""Seconds that running requests get when the process is told to stop."""


def serve(app: FastAPI, settings: ServiceSettings) -> None:
    """Requests are logged by the app itself, so uvicorn does not. SIGTERM ends it as an ordinary exit, after which
    callers may close what they opened: uvicorn gives the signal on once it has stopped."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    spare_the_lasting()
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


def spare_the_lasting() -> None:
    """What is there before the first request stays to the end. Looking through all of it again and again for garbage
    held up everybody on the loop for up to 200 ms."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
