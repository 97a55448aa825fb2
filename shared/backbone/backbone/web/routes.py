"""Routes of a service: FastAPI's router, guarded, its operations named after their functions."""

from collections.abc import Callable
from inspect import getdoc, signature
from typing import Any

from fastapi import APIRouter

from backbone.web.answers import answer_to, answering
from backbone.web.guard import GuardedRoute
from backbone.web.histories import BELOW, UNSEALED, History, receipts_beside


class Routes(APIRouter):
    def __init__(
        self, *, prefix: str = "", tags: list[str] | None = None, kind: type[GuardedRoute] = GuardedRoute
    ) -> None:
        super().__init__(
            prefix=prefix,
            tags=list(tags or []),
            route_class=kind,
            generate_unique_id_function=lambda route: route.name,
        )

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """The docstring's first line is the summary that people read; the return type says how it is answered."""
        returned = signature(endpoint, eval_str=True).return_annotation
        answer = answer_to(returned)
        summary, _, rest = (getdoc(endpoint) or "").partition("\n")
        options |= {"summary": summary.rstrip("."), "description": rest.strip()}
        receipts = receipts_beside(endpoint) if returned is History else None
        if answer is not None:
            headers = {name: {"schema": {"type": "string"}} for name in answer.headers}
            options |= {"response_model": answer.model, "status_code": answer.status}
            options["responses"] = {answer.status: {"headers": headers}, **(options["responses"] or {})}
            endpoint = answering(endpoint, answer)
        super().add_api_route(path, endpoint, **options)
        if receipts is not None:
            self.add_api_route(path + BELOW, receipts, methods=["GET"], responses=UNSEALED)

    @property
    def guarded(self) -> list[GuardedRoute]:
        return [route for route in self.routes if isinstance(route, GuardedRoute)]
