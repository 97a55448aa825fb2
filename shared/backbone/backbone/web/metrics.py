"""What Prometheus asks for: requests as they came, and how far the service has come, looked up at every scrape."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

Status = Callable[[], Mapping[str, Any]]
Rows = Mapping[tuple[str, ...], Mapping[str, Any]]
"""By label."""
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""
NOWHERE = "none"
"""Of a request whose address is no operation's."""


class Metrics:
    """Of one app. Labels are an operation's address as it is declared, so there are as many as there are operations."""

    def __init__(self, status: Status) -> None:
        self._registry = CollectorRegistry()
        labels = ["method", "route", "status"]
        self._requests = Histogram(
            "http_request_duration_seconds", "Requests answered", labels, buckets=BUCKETS, registry=self._registry
        )
        ProcessCollector(registry=self._registry)
        self._registry.register(Progress(status))

    def answered(self, method: str, route: str | None, status: int, seconds: float) -> None:
        self._requests.labels(method, route or NOWHERE, str(status)).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self._registry)


class Progress(Collector):
    """`status` as numbers: the same that `/status` tells."""

    def __init__(self, status: Status) -> None:
        self._status = status

    def collect(self) -> Iterator[Metric]:
        told = self._status()
        for part, key, name, about in SINGLE:
            yield GaugeMetricFamily(name, about, value=(told.get(part) or {}).get(key))
        followers: Rows = {(one["follower"], one["source"]): one for one in told.get("followers", ())}
        tasks: Rows = {(name,): state for name, state in told.get("tasks", {}).items()}
        yield from _families(FOLLOWERS, ("follower", "source"), followers)
        yield from _families(TASKS, ("task",), tasks)


SINGLE = (
    ("relay", "head", "log_position", "The last position of the service's log"),
    ("relay", "behind", "relay_behind_events", "Positions of the log not told yet"),
    ("checkpoint", "position", "checkpoint_position", "The last position that a checkpoint covers"),
    ("checkpoint", "age_seconds", "checkpoint_age_seconds", "Since the last checkpoint was made"),
)
FOLLOWERS = (
    ("position", "follower_position", "How far a follower has come in a source"),
    ("behind", "follower_behind_events", "What the source has beyond that; of the process that reads"),
    ("parked", "follower_parked_messages", "Messages put aside because they could not be processed"),
    ("error", "follower_stopped", "1 where an error keeps it from going on"),
)
TASKS = (
    ("idle_seconds", "task_idle_seconds", "Since the task last showed that it lives"),
    ("error", "task_failed", "1 where its last attempt ended in an error"),
)


def _families(metrics: Iterable[tuple[str, str, str]], labels: tuple[str, ...], rows: Rows) -> Iterator[Metric]:
    for key, name, about in metrics:
        family = GaugeMetricFamily(name, about, labels=labels)
        for label, row in rows.items():
            if (value := _number(key, row.get(key))) is not None:
                family.add_metric(label, value)
        yield family


def _number(key: str, value: Any) -> float | None:
    """None where nothing is known. An error counts as 1."""
    return float(value is not None) if key == "error" else value
