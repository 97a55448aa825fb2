"""`python -m mentoring.nursery`, its standard input the socket that orders come by and pids go back on."""

import ctypes
import gc
import importlib
import os
import runpy
import signal
import socket
import sys

from mentoring.nursery.order import LONGEST, Order

SHARED = (
    "backbone.service",
    "contracts.programs",
    "contracts.registry",
    "papers.desk",
    "papers.drawer",
    "papers.office",
    "papers.web",
    "uvicorn.lifespan.on",
    "uvicorn.protocols.http.httptools_impl",
)
"""What more than one of the born imports."""
SET_DEATH_SIGNAL = 1
"""Of prctl(2)."""


def next_born() -> Order | None:
    """Comes back in every process that is born; and with nothing in the nursery, when whoever asked it is gone."""
    with socket.socket(fileno=os.dup(0)) as orders:
        while said := orders.recv(LONGEST):
            order = Order.model_validate_json(said)
            pid = os.fork()
            if pid == 0:
                return order
            orders.send(str(pid).encode())
    return None


def live(order: Order, nursery: int) -> None:
    ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != nursery:
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.chdir(order.cwd)
    os.environ.update(order.environment)
    with order.log.open("ab") as log, open(os.devnull) as nothing:
        for given, place in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(given.fileno(), place)
    run(order.arguments)


def run(arguments: list[str]) -> None:
    """As the interpreter would."""
    if arguments[0] == "-m":
        sys.argv = arguments[1:]
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = arguments
        runpy.run_path(arguments[0], run_name="__main__")


if __name__ == "__main__":
    nursery = os.getpid()
    for module in SHARED:
        importlib.import_module(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here asks how they ended
    gc.collect()
    gc.freeze()  # the collector would touch, and so copy, what is shared
    if order := next_born():
        live(order, nursery)
