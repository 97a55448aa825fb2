"""Who can be spoken to from outside: nobody, but where the operator puts a proxy."""

import re

import psutil
import yaml
from mentoring.platform import Platform
from mentoring.settings import DEPLOY, HOST

CLIENTS = {"registry": 8001, "programs": 8002, "notifications": 8003, "reporting": 8004, "workplace": 8005}


def test_nothing_listens_for_others(platform: Platform) -> None:
    """Of everything that `mentoring up` starts."""
    family = psutil.Process().children(recursive=True)
    heard = {
        found.laddr for one in family for found in one.net_connections("tcp") if found.status == psutil.CONN_LISTEN
    }
    ports = {port for name, port in platform.ports.model_dump().items()}
    assert {address.ip for address in heard if address.port in ports} == {HOST}
    assert {address.port for address in heard} >= ports - {platform.ports.smtp}


def test_containers_open_the_ports_of_interfaces_to_their_own_machine_alone() -> None:
    parts = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    opened = [port for part in parts.values() for port in part.get("ports", ())]
    assert sorted(opened) == sorted(f"{HOST}:{port}:{port}" for port in CLIENTS.values())


def test_the_monitor_of_nats_answers_its_own_machine_alone() -> None:
    said = (DEPLOY / "nats" / "cluster.conf").read_text()
    assert re.findall(r"^http.*$", said, re.MULTILINE) == ["http: 127.0.0.1:8222"]
    for file in ("permissions.conf", "server.conf", "cluster.conf"):
        told = (DEPLOY / "nats" / file).read_text()
        assert not re.search(r"no_auth_user|websocket|monitor_port|http_port", told)
