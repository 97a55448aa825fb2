"""How mentors are encouraged (3.5, annex, stage 7)."""

from contracts.codes.code import Code


class RewardKind(Code):
    MATERIAL = "material", "материальное"
    NON_MATERIAL = "non-material", "нематериальное"
