"""What no source does, found out from the sources themselves."""

import ast
import importlib
import re

from backbone.web.commands import _change, _command
from fastapi.dependencies.models import Dependant
from mentoring.settings import SERVICES

from tests.security.sources import calls, imported, modules

CONNECTING = {"aiosmtplib", "httpx", "requests", "smtplib", "socket", "urllib.request", "urllib3"}
CONNECT = {
    "frontends/workplace/workplace/gateway.py": "to the services, whose addresses its settings name",
    "frontends/workplace/workplace/main.py": "makes the client of the gateway",
    "frontends/workplace/workplace/provider.py": "to the issuer that its settings name, for tokens",
    "services/notifications/notifications/mail.py": "to the mail server that the settings name",
    "services/notifications/notifications/mail_server.py": "to the mail server that the settings name",
    "services/notifications/notifications/smtp_codes.py": "knows what the mail server's answers mean",
    "services/reporting/reporting/pages/provider.py": "to the issuer that the settings name, for tokens",
    "shared/backbone/backbone/identity/keys.py": "to the issuer that the settings name, and where it says its keys are",
    "shared/backbone/backbone/web/testing.py": "to an app that a test serves",
}
PATTERNS = {
    "shared/backbone/backbone/web/direct.py": "made of the addresses of routes",
    "services/registry/registry/staff_list/headings.py": "a table of ours",
}
RUNNING = {"subprocess", "pickle", "marshal", "shelve", "dill", "pty", "ctypes"}
FROM_ELSEWHERE = {"Crypto", "Cryptodome", "ecdsa", "jose", "jwt", "nacl", "rsa"}
WEAK = {"modes", "PKCS1v15", "ECB", "ARC4", "TripleDES", "Blowfish"}


def test_services_start_no_programs_and_evaluate_no_text() -> None:
    assert [(path, name) for path, name in imported() if name.partition(".")[0] in RUNNING] == []
    evaluated = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load"}
    assert [(path, called) for path, called, _ in calls() if called in evaluated] == []


def test_only_these_modules_connect_anywhere() -> None:
    """None of them is told by a request where to."""
    assert {path for path, name in imported() if name in CONNECTING or name.partition(".")[0] in CONNECTING} == set(
        CONNECT
    )
    followed = [ast.unparse(call) for _, called, call in calls() if called.endswith("AsyncClient")]
    assert followed
    assert not any("follow_redirects=True" in call for call in followed)


def test_no_pattern_is_made_of_what_is_said() -> None:
    """Neither of constants nor of names that are constants."""
    made = re.compile(r"re\.(compile|search|match|fullmatch|sub|split|findall|finditer)")
    said = {path for path, called, call in calls() if made.fullmatch(called) and not _constant(call.args[0])}
    assert said == set(PATTERNS)


def _constant(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return all(_constant(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def test_names_of_uploaded_files_are_not_used() -> None:
    """But for telling two requests apart; elsewhere the word means files of archives and of our own code."""
    allowed = {
        "shared/backbone/backbone/web/commands.py",
        "shared/backbone/backbone/logs.py",
        "services/registry/registry/staff_list/counted.py",
    }
    nodes = ((path, node) for path, tree in modules().items() for node in ast.walk(tree))
    found = {path for path, node in nodes if isinstance(node, ast.Attribute) and node.attr == "filename"}
    assert {path for path in found if not path.startswith("frontends/")} == allowed


def test_cryptography_is_that_of_two_libraries() -> None:
    assert [(path, name) for path, name in imported() if name.partition(".")[0] in FROM_ELSEWHERE] == []
    used = {name for _, name in imported() if name.startswith("cryptography.hazmat")}
    assert used
    assert not {part for name in used for part in name.split(".")} & WEAK


def test_hashes_are_approved_ones() -> None:
    used = {found[1] for _, called, _ in calls() if (found := re.match(r"hashlib\.(\w+)", called))}
    assert used == {"sha256", "blake2b"}


def test_commands_are_no_readings() -> None:
    """What records an intent is asked for by POST, PUT or DELETE."""
    seen = 0
    for service in SERVICES:
        main = importlib.import_module(f"{service}.main")
        groups = main.ROUTES if hasattr(main, "ROUTES") else [part.routes for part in (*main.PARTS, *main.PAGES)]
        for route in (route for group in groups for route in group.guarded):
            if _intends(route.dependant):
                assert not route.methods & {"GET", "HEAD"}, route.name
                seen += 1
    assert seen > 100


def _intends(dependant: Dependant) -> bool:
    return any(part.call in (_command, _change) or _intends(part) for part in dependant.dependencies)
