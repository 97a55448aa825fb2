"""`make security`: runs the tests that show the requirements, says how many are met, writes docs/security.md."""

import sys

import pytest

from tests.security.page import counts, page
from tests.security.register import ROOT, TESTS, shown

PAGE = ROOT / "docs" / "security.md"


def main() -> int:
    """0 where every test passes that shows a requirement."""
    PAGE.write_text(page())
    failed = pytest.main([str(TESTS / test) for test in sorted(shown())])
    met, applicable = counts()
    print(f"ASVS 5.0.0 L2: met {met}/{applicable}" + (", but tests that show it fail" if failed else ""))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
