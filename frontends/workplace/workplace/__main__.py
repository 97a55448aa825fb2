"""python -m workplace"""

import uvicorn

from workplace.main import build
from workplace.settings import Settings

settings = Settings()
uvicorn.run(build(settings), host=settings.host, port=settings.port, access_log=False, server_header=False)
