"""Traces to an OpenTelemetry collector, where `OTEL_EXPORTER_OTLP_ENDPOINT` names one. Loaded only then."""

import atexit

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanContext, SpanKind, Status, StatusCode, TraceFlags

from backbone.tracing import Kind, Sink, Span

KINDS: dict[Kind, SpanKind] = {
    "server": SpanKind.SERVER,
    "producer": SpanKind.PRODUCER,
    "consumer": SpanKind.CONSUMER,
}


def sink(service: str) -> Sink:
    """In batches, from a thread of its own; the rest at the end of the process. Spans that nobody takes are dropped."""
    processor = BatchSpanProcessor(OTLPSpanExporter())
    resource = Resource.create({"service.namespace": "mentoring", "service.name": service})
    atexit.register(processor.shutdown)
    return lambda span: processor.on_end(_readable(span, resource))


def _readable(span: Span, resource: Resource) -> ReadableSpan:
    return ReadableSpan(
        span.name,
        _context(span.trace, span.id),
        None if span.parent is None else _context(span.trace, span.parent),
        resource,
        dict(span.about),
        kind=KINDS[span.kind],
        status=Status(StatusCode.ERROR if span.failed else StatusCode.UNSET),
        start_time=span.began,
        end_time=span.ended,
    )


def _context(trace: int, id: int) -> SpanContext:
    return SpanContext(trace, id, is_remote=False, trace_flags=TraceFlags(TraceFlags.SAMPLED))
