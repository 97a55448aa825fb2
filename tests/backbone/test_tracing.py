"""A command, its facts, and what followers make of them are one trace, though no process tells another of it."""

import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import UUID, uuid4

import httpx
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from shelf import PERSON, SCHOOL
from shelf_running import Environment, environment, fresh, issuer, owner, ready, started

__all__ = ["environment", "fresh", "issuer", "owner"]
PATIENCE = 30
"""Seconds."""
Spans = dict[str, Span]


class Collector(ThreadingHTTPServer):
    """What an OpenTelemetry collector does with traces sent over HTTP: it takes them."""

    def __init__(self) -> None:
        self.came: queue.Queue[Span] = queue.Queue()
        super().__init__(("127.0.0.1", 0), Taking)

    def trace(self, id: bytes, names: set[str]) -> Spans:
        """By name, once all of these have come. Raises queue.Empty."""
        found: Spans = {}
        while names - found.keys():
            span = self.came.get(timeout=PATIENCE)
            if span.trace_id == id:
                found[span.name] = span
        return found


class Taking(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        told = ExportTraceServiceRequest.FromString(self.rfile.read(int(self.headers["Content-Length"])))
        for resource in told.resource_spans:
            for scope in resource.scope_spans:
                for span in scope.spans:
                    self.server.came.put(span)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def traced(environment: Environment, collector: Collector) -> Environment:
    endpoint = {"OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_port}"}
    return environment | endpoint | {"OTEL_BSP_SCHEDULE_DELAY": "100"}


def test_from_a_request_over_log_and_stream_to_what_follows(
    traced: Environment, issuer: Issuer, collector: Collector
) -> None:
    correlation = uuid4()
    headers = {"Idempotency-Key": str(uuid4()), "X-Correlation-Id": str(correlation)}
    with started("serve", traced) as process:
        ready(traced, process)
        base = f"http://127.0.0.1:{traced['MENTORING_PORT']}"
        head = issuer.bearer(Role.HEAD, school=SCHOOL, person=PERSON)
        with httpx.Client(base_url=base, headers=head, trust_env=False) as client:
            made = client.post("/boxes", json={"name": "чулан"}, headers=headers).raise_for_status()
            names = {"POST /boxes", "send registry.BoxOpened", "process boxes.Opened"}
            spans = collector.trace(correlation.bytes, names)
            read = UUID(client.get("/rows").headers["X-Request-Id"])
            assert collector.trace(read.bytes, {"GET /rows"})["GET /rows"].parent_span_id == b""
    request, sent, taken = spans["POST /boxes"], spans["send registry.BoxOpened"], spans["process boxes.Opened"]
    assert request.parent_span_id == b""
    assert {sent.parent_span_id, taken.parent_span_id} == {request.span_id}
    assert request.start_time_unix_nano < sent.start_time_unix_nano < sent.end_time_unix_nano
    assert made.headers["X-Position"] in {item.value.string_value for item in sent.attributes}
