"""What this service is asked in lists, as a projection of the log: rebuilt from it at any time."""

from backbone.follower import Projection

from programs.views.programs import PROGRAMS

VIEWS = Projection("views", {**PROGRAMS}, tables=("decision_list", "meeting_list", "program_list"))
