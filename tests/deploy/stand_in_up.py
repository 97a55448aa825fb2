"""`mentoring up` with services that only stand in: `stand_in_up.py DATA PORTS`."""

import sys
from pathlib import Path

from mentoring.platform import Platform
from mentoring.settings import SERVICES, Ports
from mentoring.up import run
from rich.console import Console

script = str(Path(__file__).with_name("stand_in.py"))
commands = {name: (script, name) for name in SERVICES}
run(Platform(Path(sys.argv[1]), Ports.model_validate_json(sys.argv[2]), commands), Console(), story=False)
