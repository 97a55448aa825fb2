"""Histories in words: every event of the service has its sentence."""

from backbone.audit import Words

from programs.audit.programs import PROGRAMS

WORDS = Words({**PROGRAMS})
