"""One target under libFuzzer, which looks for inputs that reach new code: `python -m … TARGET SECONDS FOLDER`."""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["registry.staff_list", "backbone", "joserfc"]):
    from tests.under_attack.targets import TARGETS

MEGABYTES, PATIENCE, LARGEST = 1024, 20, 65536
"""Who takes more memory, more seconds of one input, has fallen; bytes of an input."""


def main(name: str, seconds: int, folder: Path) -> None:
    """`folder` keeps what was found. Does not return: the exit code is 0 when nothing was."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={MEGABYTES}", f"-timeout={PATIENCE}", f"-max_len={LARGEST}"]
    atheris.Setup(
        [sys.argv[0], *limits, f"-artifact_prefix={folder}/", "-print_final_stats=1", str(corpus)], TARGETS[name]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
