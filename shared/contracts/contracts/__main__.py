"""`python -m contracts`: writes the schemas of the published language; refuses what would break its readers."""

import sys

from contracts.schemas import FOLDER, write

if found := write():
    sys.exit("not written, readers would break:\n  " + "\n  ".join(found))
print(f"schemas are in {FOLDER}")
