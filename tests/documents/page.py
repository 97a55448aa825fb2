"""The page of documents: for each which papers it is, where they are fetched, and who may."""

from backbone.identity import Role

from tests.documents.register import documents, offered

HEAD = """# The forty documents

Written by `python -m tests.documents` from `tests/documents/register.toml` and the services' access tables; a test
wants it up to date. Each is made as DOCX (`format=docx`) and as PDF/A (`format=pdf`) of what is recorded, true to its
date, the same bytes whenever it is made again, and never with a hole. All of a school are also in one archive of each
service (`GET /documents`). A mentor or mentee gets what concerns him; of the rest he finds nothing.

H head (and who acts for him), C curator, O association, M mentor, E mentee, S administrator.

| id | document | kind of paper | fetched at | who may |
|---|---|---|---|---|
"""
LETTERS = {
    Role.HEAD: "H",
    Role.CURATOR: "C",
    Role.ASSOCIATION: "O",
    Role.MENTOR: "M",
    Role.MENTEE: "E",
    Role.SYSADMIN: "S",
}


def page() -> str:
    rows = [
        f"| {document.id} | {document.title} | {_named(paper)} | {_fetched(paper)} | {_roles(paper)} |"
        for document in documents()
        for paper in document.papers
    ]
    return HEAD + "\n".join(rows) + "\n"


def _named(paper: str) -> str:
    kind, _, which = paper.partition(":")
    return f"`{kind}` {which}".strip()


def _fetched(paper: str) -> str:
    found = offered()[paper.partition(":")[0]]
    return f"{found.service} `{found.path}`"


def _roles(paper: str) -> str:
    roles = offered()[paper.partition(":")[0]].roles
    return " ".join(letter for role, letter in LETTERS.items() if role in roles)
