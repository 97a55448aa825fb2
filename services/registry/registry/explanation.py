"""The factors of an evaluation in words: made when somebody reads, from the codes that were stored."""

from registry.domain.match.evaluation import POINTS, Factor, FactorCode

WORDS = {
    (FactorCode.DIRECTION, True): "Запрос по направлению пары покрыт компетенцией наставника",
    (FactorCode.DIRECTION, False): "Запрос по направлению пары не покрыт компетенцией наставника",
    (FactorCode.OTHER_NEEDS, True): "Покрыты и другие запросы: {value} из {needed}",
    (FactorCode.OTHER_NEEDS, False): "Других запросов нет",
    (FactorCode.EXPERIENCE, True): "Разница в стаже в пользу наставника, лет: {value} (полный балл – от {needed})",
    (FactorCode.EXPERIENCE, False): "Стаж наставника не больше стажа наставляемого (разница {value})",
    (FactorCode.CAPACITY, True): "Свободных мест у наставника: {value}, нужно {needed}",
    (FactorCode.CAPACITY, False): "Свободных мест у наставника нет (нужно {needed})",
}
MISSING = {
    FactorCode.DIRECTION: "Нет данных: не заявлены компетенции или запросы",
    FactorCode.OTHER_NEEDS: "Нет данных о других запросах или компетенциях",
    FactorCode.EXPERIENCE: "Нет данных о стаже",
    FactorCode.CAPACITY: "Нет данных: наставник не объявил нагрузку",
}


def words(factor: Factor) -> str:
    """A sentence with its points: `… – 10 из 20`."""
    if factor.missing:
        said = MISSING[factor.code]
    else:
        compared = factor.needed if factor.code is FactorCode.OTHER_NEEDS else factor.value
        said = WORDS[factor.code, compared > 0].format(value=factor.value, needed=factor.needed)
    return f"{said} – {factor.points} из {POINTS[factor.code]}"
