"""An app served on a port of its own while a test talks to it."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx
import uvicorn
from starlette.applications import Starlette

from backbone import logs


@contextmanager
def running(
    app: Starlette, headers: Mapping[str, str] | None = None, *, log_level: str = "WARNING"
) -> Iterator[httpx.Client]:
    """The client sends `headers` with every request."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, name="served app")
    logs.configure(log_level)
    thread.start()
    try:
        base = _address(server, thread)
        with httpx.Client(base_url=base, headers=headers, timeout=30, trust_env=False) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


def _address(server: uvicorn.Server, thread: threading.Thread) -> str:
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the app did not start: see its log")
        time.sleep(0.005)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    return f"http://{host}:{port}"
