"""All cells."""

from collections.abc import Iterator
from functools import partial

from mentoring.settings import SERVICES

from tests.faults.cells import Cell
from tests.faults.grounds import FAILING, LINED, PLAIN, REOPENED, UPGRADED, VOLUMES, WOUND
from tests.faults.grounds.line import BOTH
from tests.faults.grounds.wire import repeated, shuffled, spoilt
from tests.faults.needs import STRACE
from tests.faults.nemesis import clocks, disks, network, pressure, processes, reading, releases, restoring, streams

SERVERS = ("postgres", "nats")
TOGETHER, POSTGRES_FIRST, NATS_FIRST = [SERVERS], [("postgres",), ("nats",)], [("nats",), ("postgres",)]
VIEW = ("registry", "participants")
"""A table that can be made anew."""
SHORT, LONG = (0.5, 2.0), (2.0, 8.0)
"""Seconds."""


def _processes() -> Iterator[Cell]:
    for name in processes.PROCESSES:
        yield Cell(f"kill {name}", partial(processes.kill, name), PLAIN)
    yield Cell("kill everything", processes.kill_everything, PLAIN)
    for name in (*SERVICES, *SERVERS):
        yield Cell(f"freeze {name}", partial(processes.freeze, name), PLAIN, (1, 3))
    yield Cell("cut connections", processes.cut_connections, PLAIN)


def _streams() -> Iterator[Cell]:
    yield Cell("lose stream", streams.lose_stream, PLAIN)
    yield Cell("older stream", disks.older_stream, VOLUMES)
    yield Cell("replay", streams.replay, PLAIN)
    yield Cell("junk in the stream", streams.junk, PLAIN)
    for service in ("notifications", "reporting"):
        yield Cell(f"repeat to {service}", partial(streams.meddle, repeated, service), LINED, SHORT)
        yield Cell(f"shuffle to {service}", partial(streams.meddle, shuffled, service), LINED, SHORT)
    yield Cell("spoil to reporting", partial(streams.meddle, spoilt, "reporting"), LINED, SHORT)
    yield Cell("handlers fail", pressure.handlers_fail, FAILING, SHORT, also=pressure.left_parked)


def _disks() -> Iterator[Cell]:
    for name, order in (("", TOGETHER), (", postgres first", POSTGRES_FIRST), (", nats first", NATS_FIRST)):
        cut = partial(disks.power_cut, order)
        yield Cell(f"power cut{name}", cut, VOLUMES, also=disks.lost_by_streams)
    for server in SERVERS:
        yield Cell(f"full disk {server}", partial(disks.full, server), VOLUMES, (2, 5))
        for slow in (50, 200, 1000):
            how = f"delay_enter={slow}000"
            yield Cell(f"{slow} ms a flush {server}", partial(disks.flushes, server, how), PLAIN, LONG, (STRACE,))
        failing = partial(disks.flushes_fail, server)
        yield Cell(f"flushes fail {server}", failing, PLAIN, SHORT, (STRACE,))
        unreadable = partial(reading.reads_fail, server)
        yield Cell(f"reads fail {server}", unreadable, PLAIN, LONG, (STRACE,))
    yield Cell("bit flip in stream", disks.flip_in_stream, PLAIN)
    flipped = partial(disks.flip_in_view, *VIEW)
    yield Cell("bit flip in view", flipped, PLAIN, also=partial(disks.unreadable, *VIEW))


def _network() -> Iterator[Cell]:
    for server in SERVERS:
        for service in SERVICES:
            parted = partial(network.part, [service], server, BOTH)
            yield Cell(f"part {service} from {server}", parted, LINED, LONG)
        for way in BOTH:
            deaf = partial(network.part, ["registry"], server, [way])
            yield Cell(f"drop registry {way} {server}", deaf, LINED, LONG)
        yield Cell(f"part all from {server}", partial(network.part, SERVICES, server, BOTH), LINED, LONG)
        yield Cell(f"part and join {server}", partial(network.part, ["registry"], server, BOTH), LINED, SHORT)
        yield Cell(f"flap {server}", partial(network.flap, SERVICES, server), LINED)
        yield Cell(f"reset {server}", partial(network.reset, SERVICES, server), LINED)
        yield Cell(f"half-close {server}", partial(network.half_close, SERVICES, server), LINED)
        for service in ("registry", "reporting"):
            slow, bounded = partial(network.slow, [service], server), partial(pressure.bounded, service)
            yield Cell(f"slow {service} to {server}", slow, LINED, LONG, also=bounded)


def _clocks() -> Iterator[Cell]:
    for service in SERVICES:
        for days in (-1, 1):
            yield Cell(
                f"{service} {days:+} day",
                partial(clocks.another_day, service, days),
                LINED,
                SHORT,
            )
    for service, seconds in (("registry", 30), *((service, 86_400) for service in SERVICES[1:])):
        for sign in (-1, 1):
            told = partial(clocks.another_time, service, sign * seconds)
            yield Cell(f"machine of {service} {sign * seconds:+} s", told, WOUND, (2, 4))


def _pressure() -> Iterator[Cell]:
    for times in (2, 5, 10):
        flooded = partial(pressure.overload, times)
        yield Cell(f"overload {times}x", flooded, PLAIN, (3, 6), also=pressure.ill_answers)
    yield Cell("rebuild under load", pressure.rebuild, PLAIN)


def _releases() -> Iterator[Cell]:
    yield Cell("rolling upgrade", releases.upgrade, UPGRADED, SHORT, also=releases.left)
    for name, only, hurt, lost in (
        ("restore", (), restoring.unhurt, False),
        ("restore registry alone", ("registry",), restoring.unhurt, False),
        ("lose postgres", (), restoring.unhurt, True),
        ("bit flip in log", (), disks.flip_in_log, False),
        ("lose end of log", (), disks.lose_end, False),
    ):
        back = partial(restoring.go_back, only, hurt, lost)
        yield Cell(name, back, REOPENED, SHORT, also=restoring.keys_back)


KINDS = (_processes, _streams, _disks, _network, _clocks, _pressure, _releases)
CELLS = {cell.name: cell for of in KINDS for cell in of()}
