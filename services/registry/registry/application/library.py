"""Commands about the library: legal sources, materials, agreements with partners, best practices."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from backbone.errors import NotFound, Refused
from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import AgreementKind, Level, MaterialKind

from registry.application.base import Application, actor_of
from registry.domain import partnership as agreements
from registry.domain import practice as practices
from registry.domain.library import material as materials
from registry.domain.library import source as sources
from registry.domain.library.material import Edition, Material
from registry.domain.library.source import LegalSource, Requisites, source_id
from registry.domain.match.match import Match
from registry.domain.partnership import Partnership
from registry.domain.practice import Practice


class Entry(NamedTuple):
    """An act to be added, and where its title lies."""

    requisites: Requisites
    title: UUID


class Library(Application):
    @command
    def add_legal_sources(self, intent: Intent, entries: Sequence[Entry]) -> Decision:
        """Those that the library has already stay as they are."""
        school = self.school(intent)
        added = []
        for requisites, title in entries:
            source = LegalSource(source_of(school.id, requisites), school.id)
            if not self._has(source):
                sources.add(source, requisites, title, intent.today)
                added.append(source)
        if not added:
            raise Refused("already-in-library", "Всё это уже есть в библиотеке")
        return tuple(added)

    @command
    def amend_legal_source(
        self, intent: Intent, id: UUID, number: str, effective: date, *, repealed: bool
    ) -> LegalSource:
        school = self.school(intent)
        source = self.load(LegalSource, id, school.id)
        edition = school.edition_on(intent.today)
        cited = edition is not None and id in edition.sources
        sources.amend(source, number, effective, intent.today, repealed=repealed, cited=cited)
        return source

    @command
    def publish_material(self, intent: Intent, kind: MaterialKind, edition: Edition) -> Material:
        material = Material(intent.new_id("material"), self.organised(intent).id)
        materials.publish(material, kind, edition, intent.deviations, intent.today)
        return material

    @command
    def revise_material(self, intent: Intent, id: UUID, edition: Edition) -> Material:
        material = self.load(Material, id, self.organised(intent).id)
        materials.publish(material, material.kind, edition, intent.deviations, intent.today)
        return material

    @command
    def acknowledge_material(self, intent: Intent, id: UUID) -> Material:
        material = self.load(Material, id, intent.school)
        materials.acknowledge(material, actor_of(intent), intent.today)
        return material

    @command
    def withdraw_material(self, intent: Intent, id: UUID) -> Material:
        material = self.load(Material, id, self.organised(intent).id)
        materials.withdraw(material, intent.today)
        return material

    @command
    def conclude_partnership(
        self,
        intent: Intent,
        kind: AgreementKind,
        number: str,
        partner: UUID,
        level: Level,
        since: date,
        until: date | None,
    ) -> Partnership:
        partnership = Partnership(intent.new_id("partnership"), self.organised(intent).id)
        agreements.conclude(partnership, kind, number, partner, level, since, until)
        return partnership

    @command
    def renew_partnership(self, intent: Intent, id: UUID, number: str, until: date) -> Partnership:
        partnership = self.load(Partnership, id, self.organised(intent).id)
        agreements.renew(partnership, number, until, intent.today)
        return partnership

    @command
    def end_partnership(self, intent: Intent, id: UUID) -> Partnership:
        partnership = self.load(Partnership, id, self.organised(intent).id)
        agreements.end(partnership, intent.today)
        return partnership

    @command
    def describe_practice(
        self, intent: Intent, match: UUID, level: Level, title: UUID, text: UUID, anonymous: UUID
    ) -> Practice:
        school = self.organised(intent)
        practice = Practice(intent.new_id("practice"), school.id)
        of = self.load(Match, match, school.id)
        practices.describe(practice, of, level, title, text, anonymous, intent.today)
        return practice

    @command
    def approve_practice(self, intent: Intent, id: UUID) -> Practice:
        practice = self.load(Practice, id, self.organised(intent).id)
        practices.approve(practice, intent.today)
        return practice

    def _has(self, source: LegalSource) -> bool:
        try:
            self.load(LegalSource, source.id, source.school)
        except NotFound:
            return False
        return True


def source_of(school: UUID, requisites: Requisites) -> UUID:
    return source_id(school, requisites.type, requisites.number, requisites.dated)
