"""The questions of a survey as fields: what is asked of whom, the survey itself says."""

from workplace.catalogue import Json
from workplace.fields import Field

SCALE = "scale-"


def fields(survey: Json) -> list[Field]:
    return [_field(question) for question in survey.get("questions", ())]


def given(survey: Json) -> dict[str, list[str]]:
    """What this person has answered before."""
    answers = (survey.get("own") or {}).get("answers", {})
    listed = {key: value if isinstance(value, list) else [value] for key, value in answers.items()}
    return {f"answers.{key}": [str(one) for one in value] for key, value in listed.items()}


def _field(question: Json) -> Field:
    kind, options = question["kind"], [(one["value"], one["label"]) for one in question["options"]]
    made = Field(f"answers.{question['key']}", question["text"], "area", question["required"], options=options)
    if kind.startswith(SCALE):
        best = int(question["best"] or kind.removeprefix(SCALE))
        scale = [(str(grade), str(grade)) for grade in range(1, best + 1)]
        return Field(made.name, made.label, "choice", made.required, options=scale, number=True)
    if kind == "single":
        return Field(made.name, made.label, "choice", made.required, options=options)
    if kind == "multiple" or (options and kind != "text"):
        return Field(made.name, made.label, "options", made.required, options=options)
    return made if kind == "text" else Field(made.name, made.label, "lines", made.required)
