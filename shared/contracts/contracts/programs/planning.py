"""What a program sets out to do, and what came of it (1.2, 5.2)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.codes import ActivityKind, Difficulty
from contracts.programs.program import ProgramContract


class DifficultyRecorded(ProgramContract):
    """A difficulty of a mentee, or a strength (R-1.2-12, R-1.2-13); `topic` where the directory has it."""

    TYPE: ClassVar[str] = "programs.DifficultyRecorded"
    difficulty: UUID
    nature: str
    mentee: UUID
    topic: Difficulty | None = None


class DifficultyResolved(ProgramContract):
    """Mentor and mentee have both confirmed it (R-5.2-07, K-21)."""

    TYPE: ClassVar[str] = "programs.DifficultyResolved"
    difficulty: UUID
    mentee: UUID


class ExpectedResultSet(ProgramContract):
    """`due` makes it a short-term goal (R-2.3-09)."""

    TYPE: ClassVar[str] = "programs.ExpectedResultSet"
    result: UUID
    due: date | None = None


class ResultAssessed(ProgramContract):
    """The latest assessment counts (R-1.2-03, K-20)."""

    TYPE: ClassVar[str] = "programs.ResultAssessed"
    result: UUID
    achieved: bool


class PlanItemRemoved(ProgramContract):
    """A difficulty, an expected result or an activity that the draft does without."""

    TYPE: ClassVar[str] = "programs.PlanItemRemoved"
    item: UUID


class ActivityFinished(ProgramContract):
    """`due` is the day by which it was planned (R-5.2-02, K-19)."""

    TYPE: ClassVar[str] = "programs.ActivityFinished"
    activity: UUID
    kind: ActivityKind
    due: date


class AttendanceRecorded(ProgramContract):
    """Whether a mentee took part in an activity, and by its term (R-5.2-02, K-19)."""

    TYPE: ClassVar[str] = "programs.AttendanceRecorded"
    activity: UUID
    mentee: UUID
    attended: bool
    on_time: bool


class RemarkMade(ProgramContract):
    """Somebody of the program or its curator commented (R-1.3-09); `item` where on a part of it."""

    TYPE: ClassVar[str] = "programs.RemarkMade"
    remark: UUID
    by: UUID
    item: UUID | None = None
