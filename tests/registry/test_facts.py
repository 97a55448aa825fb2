"""What fulfils the items of the roadmap is something that can happen, and is noticed when it does."""

import pytest
from contracts.codes import Annex, Code, MaterialKind, OrderKind, RecordKind, ReportKind, SchoolDocument, SurveyForm
from registry.domain.roadmap.template import STAGES
from registry.views.facts import KEYS

CODES: dict[str, type[Code]] = {
    "order": OrderKind,
    "annex": Annex,
    "document": SchoolDocument,
    "record": RecordKind,
    "material": MaterialKind,
    "survey": SurveyForm,
    "summary": SurveyForm,
    "report": ReportKind,
}
SOMETIMES = {"section", "trial-meeting", "confirmation"}
"""Keys of facts that are not always evidence, and what somebody says himself."""
WANTED = {key for one in STAGES.values() for item in one.items for group in item.evidence for key in group}


@pytest.mark.parametrize("key", sorted(WANTED))
def test_every_key_of_the_template_is_kept_for_some_fact(key: str) -> None:
    kind, _, code = key.partition(":")
    if code:
        assert code in set(CODES[kind])
    else:
        assert key in SOMETIMES | {keys for keys in KEYS.values() if isinstance(keys, str)}
