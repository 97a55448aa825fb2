"""The words of every notification, by template code. Placeholders are `{field:how}`; `wording.HOW` knows the hows.

A code is stored for ever: words may be polished, but a template that needs other fields gets a new code.
An e-mail leaves the platform, so it never names anybody but its recipient: `email` replaces a text that does.
"""

from notifications.reminders.words import REMINDERS
from notifications.template import Template
from notifications.templates.pairs import PAIRS
from notifications.templates.programs import PROGRAMS
from notifications.templates.rights import RIGHTS
from notifications.templates.school import SCHOOL

TEMPLATES: dict[str, Template] = {**REMINDERS, **SCHOOL, **PAIRS, **PROGRAMS, **RIGHTS}
