"""What this service is asked in lists, as a projection of the log: rebuilt from it at any time."""

from backbone.follower import Projection, Table

from programs.views.programs import PROGRAMS

VIEWS = Projection(
    "views",
    {**PROGRAMS},
    tables=(Table("decision_list"), Table("meeting_list", by=("program",)), Table("program_list")),
)
