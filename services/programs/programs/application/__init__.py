"""The list of commands, by theme. Each loads, decides, saves."""

from programs.application.changing import Changing
from programs.application.ending import Ending
from programs.application.opening import Opening
from programs.application.planning import Planning
from programs.application.working import Working


class Programs(Opening, Planning, Working, Changing, Ending):
    name = "programs"
