"""Parameters of the regulation as the one who approves them must name them: what nobody knows is refused."""

from contracts.regulation import RuleParameters
from pydantic import ConfigDict


class Parameters(RuleParameters):
    model_config = ConfigDict(extra="forbid")
