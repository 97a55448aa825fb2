"""Reasons for deviations: the client's words go to the vault, the intent carries where they lie."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from backbone.intent import Intent
from backbone.vault import Vault


def with_reasons(intent: Intent, vault: Vault, subject: UUID, texts: Mapping[str, str]) -> Intent:
    """`texts` by rule id, sealed for `subject` in the transaction of the command's events."""
    if not texts:
        return intent
    places = {rule: intent.new_id(f"deviation:{rule}") for rule in texts}
    sealing = vault.seal(subject, {places[rule]: text for rule, text in texts.items()})
    return replace(intent, deviations={**intent.deviations, **places}, tied=(*intent.tied, sealing))
