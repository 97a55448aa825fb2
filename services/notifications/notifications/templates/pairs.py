"""Words of pairs and groups."""

from notifications.template import Template

PAIRS: dict[str, Template] = {
    "match-proposed": Template(
        "Вам предлагают пару или группу",
        "Наставник – {mentor:names}, наставляемые – {mentees:names}, направление – {direction:direction}. "
        "Скажите, интересно ли вам это, дайте согласие и подтвердите или откажитесь.",
        "Вам предложено участие в наставнической паре или группе, направление – {direction:direction}. "
        "Скажите, интересно ли вам это, дайте согласие и подтвердите или откажитесь.",
    ),
    "match-confirmed": Template(
        "Пара или группа подтверждена",
        "Все подтвердили участие: наставник – {mentor:names}, наставляемые – {mentees:names}. Теперь нужен приказ.",
    ),
    "match-to-sign": Template(
        "Можно закрепить пару или группу приказом",
        "Все подтвердили участие: наставник – {mentor:names}, наставляемые – {mentees:names}.",
        "Участники пары или группы и куратор подтвердили участие. Закрепить её можно приказом.",
    ),
    "match-declined": Template("Пара или группа не состоится", "Предложенная пара или группа не состоится."),
    "match-recommended": Template(
        "Методическое объединение рекомендует пару или группу",
        "Наставник – {mentor:names}, наставляемые – {mentees:names}. Направление – {direction:direction}.",
        "Направление – {direction:direction}. Решают участники, куратор и приказ руководителя.",
    ),
    "group-below-minimum": Template(
        "В группе осталось меньше наставляемых, чем нужно",
        "Наставник – {mentor:names}, в группе: {mentees:names}. До {due:date} в группу нужно принять наставляемого, "
        "приказом сделать её парой или завершить программу.",
        "До {due:date} в группу нужно принять наставляемого, приказом сделать её парой или завершить программу.",
    ),
    "group-recovered": Template(
        "Вопрос о составе группы решён",
        "Наставник – {mentor:names}, наставляемые – {mentees:names}.",
        "Группа снова полна или по приказу стала парой.",
    ),
    "mentor-assigned": Template(
        "Вы назначены наставником",
        "Приказом за вами закреплены: {mentees:names}. Направление – {direction:direction}, с {effective:date}.",
        "Приказом за вами закреплены наставляемые. Направление – {direction:direction}, с {effective:date}.",
    ),
    "mentor-received": Template(
        "За вами закреплён наставник",
        "Ваш наставник – {mentor:names}. Направление – {direction:direction}, с {effective:date}.",
        "Приказом за вами закреплён наставник. Направление – {direction:direction}, с {effective:date}.",
    ),
    "pair-fixed": Template(
        "Пара или группа закреплена приказом",
        "Наставник – {mentor:names}, наставляемые – {mentees:names}, с {effective:date}.",
    ),
    "mentor-takes-over": Template(
        "Вы назначены наставником",
        "Вы сменили прежнего наставника с {effective:date}. За вами закреплены: {mentees:names}. "
        "Программа продолжается.",
        "Вы сменили прежнего наставника с {effective:date}. Программа продолжается.",
    ),
    "mentor-changed": Template(
        "У вас новый наставник",
        "С {effective:date} ваш наставник – {mentor:names}. Программа продолжается.",
        "С {effective:date} у вас новый наставник. Программа продолжается.",
    ),
    "mentor-relieved": Template(
        "Вы больше не наставник этой пары или группы",
        "С {effective:date} наставляемые закреплены за другим наставником: {mentees:names}.",
        "С {effective:date} ваши наставляемые закреплены за другим наставником.",
    ),
    "mentor-replaced": Template(
        "Наставник заменён",
        "С {effective:date} вместо прежнего ({previous:names}) наставник – {mentor:names}. Программа продолжается.",
    ),
    "assignment-ended": Template(
        "Закрепление окончено", "Наставник {mentor:names} может принять новых наставляемых вместо: {mentees:names}."
    ),
}
