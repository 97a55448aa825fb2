"""What the mentor reports of a program (annex, stage 7)."""

from typing import ClassVar

from contracts.programs.program import ProgramContract


class MentorReported(ProgramContract):
    """The mentor's report on the program is there (R-A.7-D2, D-23); a later one takes its place."""

    TYPE: ClassVar[str] = "programs.MentorReported"
