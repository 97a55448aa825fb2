"""What FastAPI itself costs: an app that does nothing, served as every service is. `http_noop.py PORT`."""

import sys

from backbone.settings import ServiceSettings
from backbone.web import serve
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Assessment(BaseModel):
    achieved: bool
    note: str


class Answer(BaseModel):
    id: int
    version: int


@app.post("/nothing")
async def do_nothing(body: Assessment) -> Answer:
    return Answer(id=1, version=len(body.note))


@app.get("/nothing/{id}")
async def get_nothing(id: int) -> Answer:
    return Answer(id=id, version=1)


if __name__ == "__main__":
    serve(app, ServiceSettings.model_construct(host="127.0.0.1", port=int(sys.argv[1])))
