"""`make lasting`: a platform's life with a backup, an erasure and two restores; what was found, as figures."""

import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.lasting.life import Life, live


def main() -> int:
    """0 where everything that must be zero is zero."""
    with tempfile.TemporaryDirectory(prefix="mentoring-lasting-") as root:
        life = live(Path(root), partial(print, flush=True))
    zeros = figures(life)
    for what, found in zeros.items():
        print(f"{what:66}{found:>6}")
    print()
    print(f"{'letters with a word, in the mailboxes of those who got them':66}{life.letters:>6}")
    for what, seconds in life.seconds.items():
        print(f"{what:66}{seconds:>6.1f} s")
    return int(any(zeros.values()))


def figures(life: Life) -> dict[str, int]:
    n = len(life.words)
    return {
        f"words in the clear in files before erasure, of {n}": len(life.clear_files["before"]),
        f"words in the clear in tables before erasure, of {n}": len(life.clear_tables["before"]),
        f"words in the clear in files after erasure, of {n}": len(life.clear_files["after"]),
        f"words in the clear in tables after erasure, of {n}": len(life.clear_tables["after"]),
        **{f"words that anybody reads, {when}": len(life.read[when]) for when in list(life.read)[1:]},
        f"files with one of her {len(life.keys)} keys": len(life.key_files),
        "faults in exported logs": sum(len(one["faults"]) for one in life.verdicts.values()),
        "figures of the office that erasure changed": int(life.figures[0] != life.figures[1]),
        **{f"rows that diverge, {when}": found for when, found in life.diverging.items()},
        "keys that came back": life.returned,
        "keys of the backup that the ledger did not destroy": len(life.keys) - life.destroyed_again,
        f"words said of her that nobody read before, of {n}": n - len(life.read["before"]),
    }


if __name__ == "__main__":
    sys.exit(main())
