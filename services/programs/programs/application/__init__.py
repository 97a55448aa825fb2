"""The list of commands, by theme. Each loads, decides, saves."""

from programs.application.changing import Changing
from programs.application.disclosing import Disclosing
from programs.application.ending import Ending
from programs.application.guiding import Guiding
from programs.application.helping import Helps
from programs.application.mediating import Mediating
from programs.application.opening import Opening
from programs.application.petitions import Petitions
from programs.application.planning import Planning
from programs.application.surveys import Surveys
from programs.application.templating import Templating
from programs.application.working import Working


class Programs(
    Opening, Planning, Templating, Working, Guiding, Changing, Ending, Surveys, Helps, Mediating, Petitions, Disclosing
):
    name = "programs"
