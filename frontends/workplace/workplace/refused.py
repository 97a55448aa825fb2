"""A problem document told in the form: each error at its field, the rule with its clause, what to do next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workplace.fields import Field
from workplace.gateway import Refusal

STALE = (
    "Пока вы заполняли форму, объект изменился. Посмотрите, каким он стал, и отправьте форму ещё раз, "
    "если решение прежнее: введённое сохранено."
)
REUSED = "Эта форма уже отправлена. Если то же нужно сделать ещё раз, отправьте её снова."
EXPLAINED = {"stale": STALE, "key-reused": REUSED}
REASON = "Правило можно не соблюсти, если есть причина: напишите её здесь, она будет записана."


def errors(refusal: Refusal, fields: Iterable[Field], deviations: str) -> Mapping[str, Sequence[str]]:
    """By the names of fields; `deviations` is the field for reasons, where the form has one."""
    names, found = set(_names(fields)), defaultdict[str, list[str]](list)
    rule = refusal.problem.get("rule")
    if refusal.code == "reason-required" and rule and deviations:
        found[f"{deviations}.{rule}"] = [f"{told(refusal)} {REASON}"]
        return found
    for error in refusal.problem.get("errors", ()):
        pointer = error.get("pointer") or f"/{error.get('parameter', '')}"
        place = _nearest(pointer, names)
        found[place].append(told(refusal) if rule else str(error["detail"]))
    if not found or refusal.code in EXPLAINED:
        found[""] = [EXPLAINED.get(refusal.code) or told(refusal)]
    return found


def told(refusal: Refusal) -> str:
    """The detail, and the clause of the regulation that it rests on."""
    problem = refusal.problem
    clause = f" (п. {problem['clause']} Положения, правило {problem['rule']})" if problem.get("clause") else ""
    return f"{problem.get('detail') or problem.get('title')}{clause}"


def _nearest(pointer: str, names: set[str]) -> str:
    """The field that a JSON pointer leads to or into; empty where the form has none."""
    steps = pointer.strip("/").split("/")
    places = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
    return next((place for place in places if place in names or _row(place) in names), "")


def _row(place: str) -> str:
    """`plan.0.on` is in the field `plan`, of which only the parts of a row are named."""
    head, _, rest = place.partition(".")
    while rest:
        step, _, rest = rest.partition(".")
        if step.isdigit():
            return head if not rest else f"{head}.*.{rest}"
        head = f"{head}.{step}"
    return place


def _names(fields: Iterable[Field]) -> Iterable[str]:
    for one in fields:
        yield one.name
        for part in one.parts:
            if one.widget == "group":
                yield from _names([part])
            else:
                yield f"{one.name}.*.{part.name}"
