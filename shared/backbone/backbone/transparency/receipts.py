"""A receipt: an event as it is stored, and the proof that it is in the log. Whoever has it needs nobody else."""

from pydantic import BaseModel, ConfigDict, JsonValue

_NOTE = "mentoring/programs\n42\nroot=\n\n— mentoring/programs signature=\n"
_EXAMPLE: dict[str, JsonValue] = {
    "position": 57,
    "stream": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "version": 3,
    "topic": "programs.ProgramExtended",
    "state": '{"version":1,"meta":{},"data":{"on":"2026-02-16","until":"2026-06-01"}}',
    "proof": f"c2sp.org/tlog-proof@v1\nindex 41\nhash=\n\n{_NOTE}",
    "consistency": f"old 30\nhash=\n\n{_NOTE}",
}


class EventReceipt(BaseModel):
    """Событие, каким оно хранится (`state` – слово в слово), и доказательство `proof` (C2SP tlog-proof), что оно вошло
    в журнал новейшей подписанной точки. `consistency` – доказательство, что этот журнал продолжает журнал сохранённой
    точки, если её назвали. Проверяет без сети `mentoring verify`."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    position: int
    stream: str
    version: int
    topic: str
    state: str
    proof: str
    consistency: str | None = None
