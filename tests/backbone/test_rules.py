"""The catalogue of rules and the two ways of holding to them."""

from datetime import date
from uuid import uuid4

import pytest
from backbone.errors import ReasonRequired, RuleBroken
from backbone.rules import Catalogue, Rule, Severity, require, soft

OLD = Rule("INV-05", "Срок", "п. 1.2", Severity.HARD, date(2024, 1, 1), date(2025, 1, 1))
NEW = Rule("INV-05", "Срок", "п. 1.3", Severity.HARD, date(2025, 1, 1))


def test_a_rule_is_found_by_id_and_date() -> None:
    catalogue = Catalogue([NEW, OLD])
    assert catalogue.rule("INV-05", date(2024, 12, 31)) == OLD
    assert catalogue.rule("INV-05", date(2025, 1, 1)) == NEW
    assert catalogue.rule("INV-05", date(2099, 1, 1)) == NEW
    assert set(catalogue) == {OLD, NEW}
    assert (catalogue.latest("INV-05"), catalogue.latest("INV-06")) == (NEW, None)


@pytest.mark.parametrize(("id", "on"), [("INV-05", date(2023, 12, 31)), ("INV-06", date(2025, 1, 1))])
def test_a_rule_not_in_force_is_not_found(id: str, on: date) -> None:
    catalogue = Catalogue([NEW, OLD])
    assert catalogue.find(id, on) is None
    with pytest.raises(LookupError, match=id):
        catalogue.rule(id, on)


@pytest.mark.parametrize("other", [NEW, Rule("INV-05", "", "", Severity.SOFT, date(2024, 12, 31))])
def test_two_rules_of_one_id_may_not_be_in_force_together(other: Rule) -> None:
    with pytest.raises(ValueError, match="INV-05"):
        Catalogue([OLD, NEW, other])


def test_a_hard_rule_refuses_with_its_id_and_the_field() -> None:
    require(True, "INV-05", "Срок меньше трёх месяцев")
    with pytest.raises(RuleBroken) as caught:
        require(False, "INV-05", "Срок меньше трёх месяцев", field="/until")
    assert (caught.value.rule, caught.value.field) == ("INV-05", "/until")


def test_a_soft_rule_passes_kept_or_with_a_reason_and_only_so() -> None:
    reason = uuid4()
    assert soft(True, "INV-08", "Не заместитель", {"INV-08": reason}) is None
    assert soft(False, "INV-08", "Не заместитель", {"INV-08": reason}) == reason
    with pytest.raises(ReasonRequired) as caught:
        soft(False, "INV-08", "Не заместитель", {"INV-09": reason})
    assert caught.value.rule == "INV-08"
