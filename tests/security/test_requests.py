"""Requests that mean one thing here and another there, and who is refused and why: on a service of its own."""

import json
import socket
from collections.abc import Iterator

import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.web.testing import running
from shelf import SCHOOL, api

ISSUER = Issuer()
HEAD = "POST /boxes HTTP/1.1\r\nHost: a\r\n"
ANOTHER = "GET /door HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, int]]:
    with running(api(ISSUER, None)) as client:
        yield client.base_url.host, client.base_url.port or 80


@pytest.mark.parametrize(
    "framing",
    [
        "Content-Length: 0\r\nContent-Length: 39\r\n\r\n",
        "Content-Length: 0, 39\r\n\r\n",
        "Content-Length: 39\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Content-Length: +0\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length : 0\r\n\r\n",
        " Content-Length: 0\r\n\r\n",
    ],
)
def test_a_request_of_two_lengths_is_refused(served: tuple[str, int], framing: str) -> None:
    """And nothing that stands behind it is taken for another request."""
    with socket.create_connection(served, timeout=5) as line:
        line.sendall((HEAD + framing + ANOTHER).encode())
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 401")), answer
    assert answer.count(b"HTTP/1.1 200") == 0, answer


@pytest.mark.parametrize(
    ("bearer", "status", "why"),
    [
        ("", 401, "unauthenticated"),
        ("Bearer x.y.z", 401, "Error"),
        (f"Bearer {ISSUER.token(Role.MENTOR, school=SCHOOL)}", 403, "forbidden"),
    ],
)
def test_who_is_refused_is_logged_with_the_reason(
    capsys: pytest.CaptureFixture[str], bearer: str, status: int, why: str
) -> None:
    with running(api(ISSUER, None), log_level="INFO") as client:
        answer = client.get("/rows", headers={"Authorization": bearer} if bearer else {})
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (refused,) = (line for line in lines if line["event"] == "refused")
    assert (answer.status_code, refused["status"], refused["level"]) == (status, status, "warning")
    assert why in refused["why"]
    assert refused["request_id"] == answer.headers["X-Request-Id"]
