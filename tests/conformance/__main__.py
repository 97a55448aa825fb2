"""`make conformance`: runs the tests that show rows, says how many rows are met, writes the page."""

import sys

import pytest

from tests.conformance.gather import ROOT, evidence
from tests.conformance.page import TITLES, page
from tests.conformance.plugin import Shown
from tests.conformance.requests import Requests
from tests.conformance.rows import rows, unmet

PAGE = ROOT / "docs" / "conformance.md"


def main() -> int:
    """0 where every row is met or listed as unmet with its reason."""
    all_rows, reasons, shown = rows(), unmet(), Shown(Requests())
    with pytest.MonkeyPatch.context() as patch:
        shown.requests.watch(patch)
        failed = pytest.main(["-m", "row"], plugins=[shown])
    PAGE.write_text(page(all_rows, evidence(all_rows), reasons))
    met = shown.met() - reasons.keys()
    for chapter, title in TITLES.items():
        ids = [id for id, row in all_rows.items() if row.chapter == chapter]
        print(f"{title}: {len(met.intersection(ids))}/{len(ids)}")
    for id in all_rows.keys() - met - reasons.keys():
        print(f"{id}: {'its test fails' if id in shown.outcomes else 'no test shows it'}")
    for id, reason in reasons.items():
        print(f"{id}: not met yet: {reason}")
    for test in shown.inside:
        print(f"{test}: marked, but sends no request")
    print(f"rows met {len(met & all_rows.keys())}/{len(all_rows)}")
    return int(bool(failed or shown.inside or all_rows.keys() - met - reasons.keys()))


if __name__ == "__main__":
    sys.exit(main())
