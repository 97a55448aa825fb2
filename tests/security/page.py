"""The page of security: what is protected and how, then each requirement with what shows it."""

from collections.abc import Iterator
from pathlib import Path

from tests.security.register import chapters, outside, requirements, risks

HEAD = Path(__file__).parent / "head.md"


def page() -> str:
    return "\n".join((HEAD.read_text(), *_risks(), "", *_asvs(), ""))


def counts() -> tuple[int, int]:
    """Requirements met, and those that apply."""
    found = requirements().values()
    return sum(not one.why for one in found), len(found)


def _risks() -> Iterator[str]:
    yield "## The ten risks of interfaces\n\nOWASP API Security Top 10 (2023).\n"
    yield "| | risk | here | shown by |\n|---|---|---|---|"
    for id, risk in risks().items():
        yield f"| {id} | {risk.title} | {risk.here} | {_list(risk.by)} |"


def _asvs() -> Iterator[str]:
    met, applicable = counts()
    yield (
        f"## OWASP ASVS 5.0.0, levels 1 and 2: {met} of {applicable} met\n\n"
        "Ids of OWASP ASVS 5.0.0 (CC BY-SA 4.0); the words are our own."
    )
    for key, chapter in chapters().items():
        yield f"\n### V{key} {chapter.title}\n"
        applying = [id for id in chapter.ids if id in requirements()]
        if applying:
            yield "| id | requirement | status | shown by, or missing |\n|---|---|---|---|"
        for id in applying:
            one = requirements()[id]
            yield f"| v5.0.0-{id} | {one.says} | {'**not met**' if one.why else 'met'} | {one.why or _list(one.by)} |"
        left = [id for id in chapter.ids if id not in requirements()]
        if left:
            yield "\nDo not apply: " + "; ".join(f"{why} ({ids})" for why, ids in _grouped(left).items()) + "."


def _grouped(ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id in ids:
        why = outside(id)
        assert why
        found[why] = f"{found[why]}, {id}" if why in found else id
    return found


def _list(names: str) -> str:
    return " ".join(f"`{name}`" for name in names.split())
