"""Each goal as a bar: how many times over it was reached. What ends left of the line is not met."""

from collections.abc import Iterable
from typing import Any

import vl_convert

from tests.bench.figures import Figure

MET, NOT_MET = "#3a7d44", "#c1443c"


def drawn(figures: Iterable[Figure]) -> str:
    """SVG, the same for the same figures."""
    return str(vl_convert.vegalite_to_svg(_specification([figure for figure in figures if figure.goal])))


def _specification(figures: Iterable[Figure]) -> dict[str, Any]:
    bars = [
        {"goal": f"{figure.full_name} ({figure.wanted})", "reached": figure.reached, "met": figure.met}
        for figure in figures
    ]
    x = {"field": "reached", "type": "quantitative", "scale": {"type": "log"}, "title": "times the goal (1 = just met)"}
    color = {"condition": {"test": "datum.met", "value": MET}, "value": NOT_MET}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 420,
        "data": {"values": bars},
        "encoding": {
            "y": {"field": "goal", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 460}}
        },
        "layer": [
            {"mark": "bar", "encoding": {"x": x, "x2": {"datum": 1}, "color": color}},
            {
                "mark": {"type": "text", "align": "left", "dx": 4, "baseline": "middle"},
                "encoding": {"x": x, "text": {"field": "reached", "format": ".2f"}},
            },
            {"mark": {"type": "rule"}, "encoding": {"x": {"datum": 1}, "y": None}},
        ],
    }
