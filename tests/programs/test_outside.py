"""A mentor from outside has his basis and certificates to the end of the program, or their renewal is planned."""

from datetime import date

import pytest
from contracts.codes import ClearanceKind, OrderKind
from contracts.registry import ClearanceAttested, ParticipantRegistered

from tests.programs.school import Pair, School

RENEWAL = {"INV-24": "Справку продлят в феврале"}


def papers(pair: Pair, basis: date, clearance: date) -> None:
    """The mentor is from outside."""
    mentor = pair.assigned.mentor
    card = ParticipantRegistered(
        participant=mentor, pedagogical=False, external=True, external_until=basis, experience_years=9, young=False
    )
    pair.school.tell(card)
    for kind, until in zip(ClearanceKind, (clearance, date(2027, 1, 1)), strict=True):
        pair.position = pair.school.tell(ClearanceAttested(participant=mentor, kind=kind, until=until))


def reviewed(pair: Pair) -> Pair:
    """Up to and including 7 March 2026; the head is to approve it."""
    pair.planned()
    pair.do("mentor", "/submission")
    pair.do("mentee", "/agreement")
    pair.do("curator", "/review", {"accepted": True})
    return pair


@pytest.mark.row("R-A.3-D4")
@pytest.mark.parametrize(
    ("basis", "clearance"), [(date(2027, 1, 1), date(2026, 3, 6)), (date(2026, 3, 6), date(2027, 1, 1))]
)
def test_papers_that_end_before_the_program_need_a_planned_renewal(
    school: School, basis: date, clearance: date
) -> None:
    pair = school.assign()
    papers(pair, basis, clearance)
    reviewed(pair)
    problem = pair.refused("head", "/approval")
    assert (problem["type"].rpartition(":")[2], problem["rule"]) == ("reason-required", "INV-24")
    pair.do("head", "/approval", {"deviations": RENEWAL})
    seen = pair.see()
    assert (seen["state"], [one["rule"] for one in seen["deviations"]]) == ("approved", ["INV-24"])
    assert pair.told("DeviationRecorded")["rule"] == "INV-24"


@pytest.mark.row("R-A.3-D4")
def test_renewed_papers_are_enough_and_an_extension_asks_for_them_again(school: School) -> None:
    pair = school.assign()
    papers(pair, date(2026, 3, 6), date(2026, 3, 6))
    reviewed(pair)
    assert pair.refused("head", "/approval")["rule"] == "INV-24"
    papers(pair, date(2026, 3, 7), date(2026, 3, 7))
    pair.see()
    pair.do("head", "/approval")
    pair.starting()
    pair.do("mentor", "/start")
    pair.do("mentor", "/extension", {"until": "2026-06-08"})
    pair.do("mentee", "/extension/agreement")
    body, pair.position = pair.order(OrderKind.EXTEND_PROGRAM, until=date(2026, 6, 8))
    pair.see()
    assert pair.refused("head", "/extension/approval", body)["rule"] == "INV-24"
    pair.do("head", "/extension/approval", body | {"deviations": RENEWAL})
    assert pair.see()["until"] == "2026-06-08"
