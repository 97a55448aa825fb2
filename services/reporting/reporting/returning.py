"""Commands about campaigns and returns."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import Decision, EventSourced, command
from backbone.intent import MUNICIPALITY, Intent
from backbone.vault import Vault

from reporting.domain import campaign as campaigns
from reporting.domain import filing
from reporting.domain.campaign import Campaign, CampaignAnnounced
from reporting.domain.filing import Number, Return, ReturnPrepared, return_id
from reporting.filled import asked, count, numbers, require_bound

Values = Mapping[str, int | float | None]


class Returning(EventSourced):
    """A part of Reporting. `vault` is its."""

    vault: Vault

    @command
    def announce_campaign(self, intent: Intent, announced: CampaignAnnounced) -> Campaign:
        campaign = Campaign(intent.new_id("campaign"), MUNICIPALITY)
        require_bound(announced.cells)
        campaigns.announce(campaign, announced)
        return campaign

    @command
    def extend_campaign(self, intent: Intent, id: UUID, closes: date) -> Campaign:
        campaign = self.campaign(id)
        campaigns.extend(campaign, closes, intent.today)
        return campaign

    @command
    def prepare_return(
        self, intent: Intent, id: UUID, values: Values, reasons: Mapping[str, str], reason: str | None
    ) -> Decision:
        """`reasons` of each corrected number; `reason` where a filed return is corrected."""
        campaign = self.campaign(id)
        made = self.return_of(campaign, intent.school)
        told = count(self.database, campaign, asked(campaign, intent.school, intent.today))
        texts = {**{f"cell {code}": said for code, said in reasons.items()}, **({"reason": reason} if reason else {})}
        places = {name: intent.new_id(name) for name in texts}
        sealed = {code: places[f"cell {code}"] for code in reasons}
        prepared = ReturnPrepared(
            on=intent.today,
            campaign=id,
            version=len(made.versions) + 1,
            positions={item.source: item.position for item in told.sources},
            numbers=filing.corrected(numbers(campaign, told, intent.school), values, sealed),
            reason=places.get("reason"),
        )
        filing.prepare(made, campaign, prepared)
        owner = intent.actor.person or intent.school
        return made, self.vault.seal(owner, {places[name]: text for name, text in texts.items()})

    @command
    def file_return(self, intent: Intent, id: UUID) -> Return:
        campaign = self.campaign(id)
        made = self.load(Return, return_id(id, intent.school), intent.school)
        filing.file(made, campaign, intent.today)
        return made

    def campaign(self, id: UUID) -> Campaign:
        """It is the municipality's, and known to every school."""
        return self.load(Campaign, id, None)

    def return_of(self, campaign: Campaign, school: UUID) -> Return:
        """New if there is none yet."""
        id = return_id(campaign.id, school)
        try:
            return self.load(Return, id, school)
        except NotFound:
            return Return(id, school)

    def prefilled(self, campaign: Campaign, school: UUID) -> tuple[Number, ...]:
        """With what is counted now."""
        return numbers(campaign, count(self.database, campaign, asked(campaign, school, self.clock.today())), school)
