"""Histories in words: every event of the service has its sentence."""

from backbone.audit import Words

from programs.audit.programs import PROGRAMS
from programs.audit.rights import RIGHTS
from programs.audit.surveys import SURVEYS

WORDS = Words({**PROGRAMS, **SURVEYS, **RIGHTS})
