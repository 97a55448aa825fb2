"""How tests get documents and read them."""

import re
from io import BytesIO
from uuid import UUID

import httpx
from pypdf import PdfReader

from tests.registry.town import School


def asked(school: School, path: str, format: str = "pdf", name: str = "head") -> httpx.Response:
    return school.ask(name, path, format=format)


def made(school: School, path: str, format: str = "pdf") -> bytes:
    answer = asked(school, path, format)
    assert answer.status_code == 200, answer.text
    return answer.content


def words(content: bytes) -> str:
    """The text of a PDF in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def said(school: School, order: UUID) -> str:
    return words(made(school, f"/orders/{order}/document"))


def text(school: School, path: str, name: str = "head", **query: str) -> str:
    answer = school.ask(name, path, format="pdf", **query)
    assert answer.status_code == 200, answer.text
    return words(answer.content)


def page(school: School, content: bytes) -> str:
    address = re.search(r"https://registry\.test(/public/papers/[0-9a-f-]{36})", words(content).replace(" ", ""))
    assert address is not None
    answer = school.town.client.get(address[1])
    assert answer.status_code == 200
    assert "script" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    return answer.text
