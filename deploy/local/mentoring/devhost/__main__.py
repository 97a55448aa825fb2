"""python -m mentoring.devhost DATA PORTS, where PORTS is JSON."""

import sys
from pathlib import Path

import uvicorn

from mentoring.devhost.app import build
from mentoring.settings import HOST, Folder, Ports

_, data, ports_json = sys.argv
ports = Ports.model_validate_json(ports_json)
uvicorn.run(build(Folder.at(Path(data)), ports), host=HOST, port=ports.devhost, access_log=False)
