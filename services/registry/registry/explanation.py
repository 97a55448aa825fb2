"""Evaluations in words: made when somebody reads, from the codes that were stored."""

from registry.domain.match.criteria import FactorCode
from registry.domain.match.evaluation import Change, Factor, Improvement

WORDS = {
    (FactorCode.DIRECTION, True): "Запрос по направлению пары покрыт компетенцией или личным опытом наставника",
    (FactorCode.DIRECTION, False): "Запрос по направлению пары не покрыт",
    (FactorCode.OTHER_NEEDS, True): "Покрыты и другие запросы: {value} из {needed}",
    (FactorCode.OTHER_NEEDS, False): "Других запросов нет",
    (FactorCode.EXPERIENCE, True): "Разница в стаже в пользу наставника, лет: {value} (полный балл – от {needed})",
    (FactorCode.EXPERIENCE, False): "Стаж наставника не больше стажа наставляемого (разница {value})",
    (FactorCode.PERSONAL, True): "Личный опыт наставника по направлению пары подтверждён",
    (FactorCode.PERSONAL, False): "Личный опыт наставника подтверждён, но не по направлению пары",
    (FactorCode.CAPACITY, True): "Свободных мест у наставника: {value}, нужно {needed}",
    (FactorCode.CAPACITY, False): "Свободных мест у наставника нет (нужно {needed})",
}
CHANGES = {
    Change.COMPETENCE: "Если наставник добавит компетенцию «{direction}»",
    Change.ATTESTATION: "Если подтвердить личный опыт наставника по направлению «{direction}»",
}


def words(factor: Factor) -> str:
    """A sentence with its points: `… – 10 из 20`."""
    if factor.lacks:
        said = f"Нет данных: {', '.join(lack.label for lack in factor.lacks)}"
    else:
        compared = factor.needed if factor.code is FactorCode.OTHER_NEEDS else factor.value
        said = WORDS[factor.code, compared > 0].format(value=factor.value, needed=factor.needed)
    return f"{said} – {factor.points} из {factor.of}"


def would(improvement: Improvement) -> str:
    """`… → +12`."""
    return f"{CHANGES[improvement.change].format(direction=improvement.direction.label)} → +{improvement.gain}"
