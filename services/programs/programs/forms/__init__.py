"""The questionnaires that all schools have: data files beside this one, one for each version of a form."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from contracts.codes import SurveyForm

from programs.domain.survey.questionnaire import Questionnaire


def _read() -> Mapping[tuple[SurveyForm, int], Questionnaire]:
    """Raises ValueError for a file that is no questionnaire."""
    found = {}
    for file in files(__name__).iterdir():
        if file.name.endswith(".toml"):
            questionnaire = Questionnaire.model_validate(tomllib.loads(file.read_text("utf-8")))
            found[questionnaire.form, questionnaire.version] = questionnaire
    return found


COMMON = _read()


def latest(form: SurveyForm) -> int:
    """0 where there is none."""
    return max((version for known, version in COMMON if known is form), default=0)
