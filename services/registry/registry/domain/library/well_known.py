"""The acts that every regulation of this kind rests on (1.1), with the letter it was sent with."""

from datetime import date
from typing import NamedTuple

from contracts.codes import ActLevel, ActType

from registry.domain.library.source import Requisites


class Known(NamedTuple):
    title: str
    requisites: Requisites


def _federal(title: str, type: ActType, number: str, dated: date, valid_from: date, horizon: date | None) -> Known:
    requisites = Requisites(
        type=type, number=number, dated=dated, level=ActLevel.FEDERAL, valid_from=valid_from, horizon=horizon
    )
    return Known(title, requisites)


WELL_KNOWN = (
    _federal(
        "Федеральный закон «Об образовании в Российской Федерации»",
        ActType.LAW,
        "273-ФЗ",
        date(2012, 12, 29),
        date(2013, 9, 1),
        None,
    ),
    _federal(
        "Указ Президента Российской Федерации «О национальных целях и стратегических задачах развития Российской "
        "Федерации на период до 2024 года»",
        ActType.DECREE,
        "204",
        date(2018, 5, 7),
        date(2018, 5, 7),
        date(2024, 12, 31),
    ),
    _federal(
        "Распоряжение Правительства Российской Федерации об основных принципах национальной системы "
        "профессионального роста педагогических работников",
        ActType.RESOLUTION,
        "3273-р",
        date(2019, 12, 31),
        date(2019, 12, 31),
        None,
    ),
    _federal(
        "Письмо о методических рекомендациях по системе (целевой модели) наставничества педагогических работников",
        ActType.LETTER,
        "АЗ-1128/08",
        date(2021, 12, 21),
        date(2021, 12, 21),
        None,
    ),
)
