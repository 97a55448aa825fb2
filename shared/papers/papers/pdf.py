"""PDF/A-2a by typst, with its own fonts, so that it looks the same on every machine and for decades; and its charts as
pictures for other formats."""

from datetime import UTC, datetime, time
from importlib.resources import as_file
from typing import Final

import typst

from papers import qr
from papers.office import LAYOUT, PACKAGED, PICTURE
from papers.paper import Chart, Paper

STANDARD: Final = "a-2a"
SHARPNESS: Final = 200.0
"""Dots per inch of a picture."""
UNDATED: Final = datetime(2000, 1, 1, tzinfo=UTC)


def pdf(paper: Paper, verification: str | None) -> bytes:
    """Texts go in as data: nothing in them is markup."""
    day = paper.requisites.day
    inputs = {"paper": paper.model_dump_json()}
    if verification is not None:
        inputs |= {"verification": verification, "qr": qr.svg(verification)}
    with as_file(PACKAGED) as layouts:
        made: bytes = typst.compile(
            str(layouts / LAYOUT),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=[STANDARD],
            ignore_system_fonts=True,
            timestamp=int((datetime.combine(day, time(), UTC) if day else UNDATED).timestamp()),
        )
    return made


def png(chart: Chart) -> bytes:
    with as_file(PACKAGED) as layouts:
        made: bytes = typst.compile(
            str(layouts / PICTURE),
            format="png",
            ppi=SHARPNESS,
            sys_inputs={"chart": chart.model_dump_json()},
            ignore_system_fonts=True,
        )
    return made
