"""Documents to download; where a document needs to be told more, its form first."""

from starlette.requests import Request
from starlette.responses import Response

from workplace.doing import permitted
from workplace.filled import begun
from workplace.form import prepared
from workplace.rendering import rendered
from workplace.requests import back_of, visiting

KEPT = ("Content-Type", "Content-Disposition")


async def download(request: Request) -> Response:
    """Raises Refusal, SignedOut."""
    visit = await visiting(request)
    operation = permitted(visit, request.path_params["operation"])
    told = request.query_params
    form = await prepared(visit, operation, {name: [value] for name, value in told.items()})
    if any(one.required and one.name not in told for one in form.query):
        filled, back = begun(form.fields, {}), back_of(told.get("back", ""))
        return rendered(
            request, "file.html", visit, title=operation.title, form=form, filled=filled, hidden=form.places, back=back
        )
    query = {one.name: told[one.name] for one in form.query if told.get(one.name)}
    answer = await visit.gateway.file(visit.session, operation, form.places, query)
    headers = {name: answer.headers[name] for name in KEPT if name in answer.headers}
    return Response(answer.content, headers=headers)
