"""The schools of the story and what will happen in them. One is that of the regulation; all people are invented."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from contracts.codes import Direction, Form, Kind


class Fate(Enum):
    """What becomes of a pair or a group."""

    RUNS_ON = auto()
    COMPLETED = auto()
    EXTENDED = auto()
    AMENDED = auto()
    REPLACED = auto()
    LEFT_BY_MENTOR = auto()
    ENDED_BY_CURATOR = auto()
    ENDED_TOGETHER = auto()
    DECLINED = auto()
    TOO_MANY = auto()
    CONSENTED_LATE = auto()
    OVERTAKEN = auto()
    RELIEVED = auto()
    MENTEE_LEFT = auto()
    SUGGESTED = auto()


NEVER_FIXED = (Fate.DECLINED, Fate.TOO_MANY, Fate.OVERTAKEN)


@dataclass(frozen=True)
class Pairing:
    """A mentor and the mentees he is proposed for, by their places in the staff list: mentor `M0`, mentee `E0`.

    `months` is the planned length, `counterpart` the other direction of a reverse pair, proposed before this one.
    `successor` takes over where the mentor is replaced; of a group, `leaver` leaves it and `newcomer` joins.
    """

    mentor: str
    mentees: tuple[str, ...]
    direction: Direction
    months: int
    fate: Fate = Fate.RUNS_ON
    forms: tuple[Form, ...] = (Form.TEACHER_TEACHER,)
    kinds: tuple[Kind, ...] = (Kind.TRADITIONAL,)
    longer: int = 0
    counterpart: str = ""
    successor: str = ""
    leaver: str = ""
    newcomer: str = ""

    @property
    def name(self) -> str:
        return f"{self.mentor}-{'-'.join(self.mentees)}-{self.direction.value}"


SCHOOL = "Средняя общеобразовательная школа"


@dataclass(frozen=True)
class Plot:
    """A school; `label` heads its column, `becomes` is what it is renamed to. `parameters` are those its edition of the
    regulation sets otherwise, `capacities` what the mentors declare, `experience` the years of each mentee. The last
    may stay without a pair."""

    name: str
    short_name: str
    label: str
    capacities: tuple[int, ...]
    experience: tuple[int, ...]
    pairings: tuple[Pairing, ...]
    parameters: dict[str, int] = field(default_factory=dict)
    curator_is_deputy: bool = True
    acting_head: bool = False
    list_as_csv: bool = False
    becomes: str = ""
    changes_head: bool = False
    one_order: bool = False
    """The order that introduces mentoring approves the roadmap as well."""
    starts_late: bool = False
    """Its roadmap begins two months after those of the others."""
    answers_late: bool = False
    """Questions, petitions and requests wait there for their answers."""
    amended: dict[str, int] = field(default_factory=dict)
    """Parameters of the edition that comes in mid-year."""
    refused_months: int = 0
    """A length that its edition does not allow, tried with the first pairing."""

    @property
    def names(self) -> tuple[str, str]:
        """In full and in short, at the end of the story."""
        return self.name.replace(SCHOOL, self.becomes or SCHOOL), self.short_name.replace("СОШ", self.becomes or "СОШ")


def _named(number: int, place: str, label: str = "") -> tuple[str, str, str]:
    """In full, in short, and as a heading of a narrow column."""
    full = f"Муниципальное общеобразовательное учреждение «{SCHOOL} № {number} {place}»"
    return full, f"МОУ СОШ № {number} {place}", label or f"№ {number}"


REAL_NAME = (
    "Муниципальное общеобразовательное учреждение «Средняя общеобразовательная школа №1 г.Пугачева Саратовской "
    "области имени Т.Г.Мазура»"
)
MAZUR = Plot(
    REAL_NAME,
    "МОУ СОШ №1 г.Пугачева имени Т.Г.Мазура",
    "№ 1",
    capacities=(1, 3, 2, 1, 2),
    experience=(0, 1, 2, 0, 3, 1, 5, 0),
    one_order=True,
    refused_months=13,
    pairings=(
        Pairing("M0", ("E0",), Direction.METHODS, 8, Fate.COMPLETED),
        Pairing("M1", ("E1", "E2", "E3"), Direction.LESSON, 11, kinds=(Kind.GROUP,)),
        Pairing("M2", ("E4",), Direction.METHODS, 10, kinds=(Kind.REVERSE,)),
        Pairing("E4", ("M2",), Direction.DIGITAL, 10, kinds=(Kind.REVERSE,), counterpart="M2-E4-methods"),
        Pairing("M3", ("E5",), Direction.SUBJECT, 6, Fate.EXTENDED, longer=5),
        Pairing("M4", ("E6",), Direction.ADAPTATION, 9, Fate.MENTEE_LEFT),
    ),
)
SECOND = Plot(
    *_named(14, "г. Пугачева"),
    capacities=(1, 1, 2, 2),
    experience=(0, 2, 1, 3, 12, 0),
    parameters={"program_min_months": 4},
    answers_late=True,
    amended={"silence_days": 21},
    refused_months=3,
    pairings=(
        Pairing("M0", ("E0",), Direction.ADAPTATION, 12, Fate.LEFT_BY_MENTOR),
        Pairing("M1", ("E1",), Direction.DOCUMENTS, 11, kinds=(Kind.TRADITIONAL, Kind.SITUATIONAL)),
        Pairing("M2", ("E2", "E3"), Direction.UPBRINGING, 12, kinds=(Kind.GROUP,), leaver="E3", newcomer="E5"),
        Pairing("M3", ("E4",), Direction.DIGITAL, 4, Fate.COMPLETED, kinds=(Kind.SHORT_TERM,)),
    ),
)
THIRD = Plot(
    *_named(3, "с. Старая Порубёжка", "Порубёжка"),
    capacities=(1, 1, 1),
    experience=(1, 0, 2, 0, 8),
    parameters={"program_max_months": 10, "hearing_working_days": 3, "pool_actualisation_months": 8},
    changes_head=True,
    curator_is_deputy=False,
    list_as_csv=True,
    refused_months=11,
    pairings=(
        Pairing("M0", ("E0",), Direction.LESSON, 9, Fate.ENDED_BY_CURATOR),
        Pairing("M1", ("E1",), Direction.EXTRACURRICULAR, 7, Fate.EXTENDED, longer=3),
        Pairing("M2", ("E2",), Direction.PSYCHOLOGY, 10),
        Pairing("M2", ("E0",), Direction.LESSON, 9, Fate.OVERTAKEN),
        Pairing("X0", ("E3",), Direction.DIGITAL, 10, forms=(Form.OTHER,)),
    ),
)
FOURTH = Plot(
    *_named(4, "п. Заволжский", "Заволжский"),
    capacities=(1, 2, 3, 1),
    experience=(0, 1, 3, 2, 0, 1, 15),
    parameters={"mentor_load_cap": 2},
    becomes="Лицей",
    starts_late=True,
    pairings=(
        Pairing("M0", ("E0",), Direction.METHODS, 10, Fate.REPLACED, successor="M3"),
        Pairing("M1", ("E1", "E2"), Direction.LESSON, 11, kinds=(Kind.GROUP,)),
        Pairing("M2", ("E3", "E4", "E5"), Direction.ETHICS, 10, kinds=(Kind.GROUP, Kind.VIRTUAL)),
        Pairing("M1", ("E6",), Direction.SUBJECT, 10, Fate.TOO_MANY),
    ),
)
FIFTH = Plot(
    *_named(5, "с. Камелик", "Камелик"),
    capacities=(2, 1, 1, 1, 1),
    experience=(0, 2, 1, 6, 0, 3),
    acting_head=True,
    pairings=(
        Pairing("M0", ("E0",), Direction.DIGITAL, 10, Fate.AMENDED, kinds=(Kind.VIRTUAL,)),
        Pairing("M1", ("E1",), Direction.SUBJECT, 9, Fate.ENDED_TOGETHER),
        Pairing("M2", ("E2",), Direction.PSYCHOLOGY, 10, Fate.CONSENTED_LATE),
        Pairing("M3", ("E3",), Direction.UPBRINGING, 10, Fate.DECLINED),
        Pairing("M3", ("E5",), Direction.METHODS, 10, Fate.RELIEVED, successor="M1"),
        Pairing("M4", ("E4",), Direction.LESSON, 6, Fate.COMPLETED, forms=(Form.TEACHER_TEACHER, Form.HEAD_TEACHER)),
    ),
)


def municipality(number: int) -> tuple[Plot, ...]:
    """The first is ours. In the others the same happens in schools of other names."""
    ours = (MAZUR, SECOND, THIRD, FOURTH, FIFTH)
    if number == 1:
        return ours
    names = (_named(10 * number + place, "Саратовской области") for place in range(len(ours)))
    return tuple(
        replace(plot, name=full, short_name=short, label=label)
        for plot, (full, short, label) in zip(ours, names, strict=True)
    )
