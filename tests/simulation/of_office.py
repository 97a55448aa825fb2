"""What the education office collects from every school, those that it registers before the end included."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from contracts import registry, reporting

from tests.simulation.history import BEGINNING, History
from tests.simulation.terms import HERE, Step, Term, ahead, earliest, late

TO = "curator head"
TEMPLATES = {"begun": "campaign-opened", "longer": "campaign-extended"}


def campaigns(history: History) -> Iterator[Term]:
    """Told when it begins; reminded as long as nothing is filed; who has not filed is told of more time."""
    (school,) = history.of(registry.SchoolRegistered)
    for told in history.of(reporting.CampaignAnnounced):
        campaign, opens = told.fact.campaign, told.fact.opens
        longer = [one for one in history.of(reporting.CampaignExtended) if one.fact.campaign == campaign]
        known = [one for one in longer if one.at < school.at]
        closes = known[-1].fact.closes if known else told.fact.closes
        if closes < school.on:
            continue
        filed = history.first(BEGINNING, reporting.ReturnFiled, campaign=campaign)
        opened = max(told.at, school.at)
        yield _told("begun", campaign, opened, opens, closes)
        later = [one for one in longer if one.at >= school.at and (filed is None or one.at < filed)]
        terms = [(opened, closes), *((one.at, one.fact.closes) for one in later)]
        ends = [at for at, _ in terms[1:]] + [None]
        for (begun, last), replaced in zip(terms, ends, strict=True):
            arranged = begun.astimezone(HERE).date()
            steps = (*ahead(last, "campaign-due", TO, 3), late(last, "campaign-overdue", TO))
            kept = tuple(step for step in steps if step.day > arranged)
            yield Term("campaign", str(campaign), campaign, begun, last, kept, earliest(filed, replaced))
        for more in later:
            yield _told("longer", campaign, more.at, more.on, more.fact.closes)


def _told(kind: str, campaign: UUID, opened: datetime, day: date, closes: date) -> Term:
    steps = (Step(day, TEMPLATES[kind], TO),)
    return Term(f"campaign-{kind}", f"{campaign}:{closes}", campaign, opened, closes, steps, at_once=True)


TERMS = (campaigns,)
