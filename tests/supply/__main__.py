"""`make audit`: what the platform is made of, under which licences, with which known flaws, how far behind."""

import json
import sys
from pathlib import Path

from tests.supply.asking import NotAnswered, behind, flaws
from tests.supply.bill import bill
from tests.supply.lock import licences, locked, policy, serving

BILL = Path("sbom.cdx.json")


def main() -> int:
    """0 where nothing is wrong and everybody who was asked has answered."""
    here = [one for one in locked() if one.here]
    BILL.write_text(json.dumps(bill(), indent=1))
    print(f"packages locked {len(here)}, of which serve {len(serving())}; {BILL} is written")
    bad = [one.name for one in here if not licences(one.name) or licences(one.name) - policy()["licences"].keys()]
    print(f"licences within the policy {len(here) - len(bad)}/{len(here)}", *bad)
    wrong = bool(bad)
    try:
        found = flaws(here)
        print(f"packages with known flaws {len({flaw.package for flaw in found})}/{len(here)}")
        for flaw in found:
            print(f"  {flaw.package}: {flaw.id}, fixed in {', '.join(flaw.fixed_in) or 'nothing yet'}")
        wrong |= bool(found)
    except NotAnswered as why:
        print(f"KNOWN FLAWS: NOT AUDITED, the advisory service did not answer: {why}")
        wrong = True
    try:
        older = behind()
        print(f"packages behind the newest version {len(older)}/{len(here)}")
        print("\n".join(f"  {name} {version} → {newest}" for name, version, newest in older))
    except NotAnswered as why:
        print(f"AGES: NOT AUDITED, the package index did not answer: {why}")
        wrong = True
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
