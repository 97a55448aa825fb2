"""What the platform is made of is locked, listed and allowed; and an audit that was not answered is none."""

import json
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.supply.asking import Flaw, NotAnswered, flaws
from tests.supply.bill import PLATFORM, bill
from tests.supply.lock import LOCK, installed, licences, locked, ours, policy, serving

TOOLS = {"pip", "setuptools"}
"""What came with the interpreter."""
HERE = [one for one in locked() if one.here]


def test_everything_that_is_installed_is_locked_with_hashes_and_no_place_of_origin() -> None:
    assert all(one.hashes for one in locked())
    assert installed() - ours() - TOOLS <= {one.name for one in HERE}
    assert "://" not in LOCK.read_text()
    with pytest.raises(ValueError, match="not locked"):
        list(locked("somewhere @ https://example.org/x.whl"))


def test_every_licence_is_known_and_allowed() -> None:
    told = {one.name: licences(one.name) for one in HERE}
    assert {name: ids for name, ids in told.items() if not ids or ids - policy()["licences"].keys()} == {}


def test_the_bill_lists_everything_with_where_it_is_needed() -> None:
    made = bill()
    components = {component["bom-ref"]: component for component in made["components"]}
    assert {component["name"] for component in components.values()} == {one.name for one in HERE}
    assert all(component["properties"] and component["licenses"] for component in components.values())
    needed = {entry["ref"]: entry["dependsOn"] for entry in made["dependencies"]}
    assert needed.keys() == components.keys() | {PLATFORM}
    assert {ref for refs in needed.values() for ref in refs} <= components.keys()
    required = {component["name"] for component in components.values() if component["scope"] == "required"}
    assert {"joserfc", "psycopg-binary", "uvloop"} <= required == serving() & {one.name for one in HERE}
    assert "pytest" not in required
    assert made == bill()


@pytest.fixture
def advisories() -> Iterator[str]:
    """A service that knows one flaw, of joserfc."""
    known = {"id": "FLAW-1", "modified": "2026-01-01T00:00:00Z"}

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            found = [{"vulns": [known]} if one["package"]["name"] == "joserfc" else {} for one in asked]
            self._answer({"results": found})

        def do_GET(self) -> None:
            self._answer({**known, "summary": "", "affected": []})

        def _answer(self, told: Mapping[str, object]) -> None:
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Service) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_known_flaw_is_found(advisories: str) -> None:
    assert flaws(HERE, advisories) == [Flaw("joserfc", "FLAW-1", [])]
    assert flaws([one for one in HERE if one.name != "joserfc"], advisories) == []


def test_who_was_not_answered_has_found_nothing_out() -> None:
    with pytest.raises(NotAnswered):
        flaws(HERE, "http://127.0.0.1:1/")
