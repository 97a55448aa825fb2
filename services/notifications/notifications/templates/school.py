"""Words of consents and orders, the year, the library and reports."""

from notifications.template import Template

SCHOOL: dict[str, Template] = {
    # Consents and orders
    "consent-given": Template("Согласие зарегистрировано", "{participant:names}: дано согласие – {purpose:purpose}."),
    "consent-withdrawn": Template(
        "Согласие отозвано",
        "{participant:names}: отозвано согласие – {purpose:purpose}. С этого дня на него нельзя опираться.",
        "Отозвано согласие – {purpose:purpose}. С этого дня на него нельзя опираться.",
    ),
    "order-to-acknowledge": Template(
        "Ознакомьтесь с приказом",
        "Приказ от {dated:date} № {number} {kind:order} касается вас. Ознакомьтесь с ним и отметьте ознакомление.",
    ),
    "order-issued": Template("Издан приказ", "Издан приказ от {dated:date} № {number} {kind:order}."),
    "regulation-approved": Template(
        "Новая редакция Положения",
        "Утверждена редакция № {number} Положения о системе наставничества. Она действует с {valid_from:date}.",
    ),
    "needs-analysed": Template(
        "Анализ потребностей",
        "Куратор записал итог анализа ваших потребностей. Он виден в вашей карточке.",
        "Куратор записал итог анализа ваших потребностей. Он виден в вашей карточке.",
    ),
    "participant-away": Template(
        "Участник длительно отсутствует",
        "{participant:names}: отсутствует с {since:date}. Решите, что будет с его парами и программами.",
        "Участник отсутствует с {since:date}. Решите, что будет с его парами и программами.",
    ),
    "association-proposed": Template(
        "Предложен состав методического объединения",
        "Куратор предложил состав методического объединения наставников. Его утверждает приказ.",
    ),
    "registry-requested": Template(
        "Запрошен реестр наставников",
        "Управление образования запросило сведения реестра наставников. Основание и срок – в запросе.",
    ),
    "registry-transmitted": Template(
        "Сведения о Вас переданы",
        "Управлению образования по его запросу передано, что Вы в реестре наставников № {number}. "
        "Вы согласились на это.",
    ),
    "participant-left": Template(
        "Участник выбыл",
        "{participant:names}: больше не участвует в наставничестве. Решите, что будет с его парами и программами.",
        "Участник больше не участвует в наставничестве. Решите, что будет с его парами и программами.",
    ),
    "deviation-recorded": Template(
        "Записано отступление от правила",
        "Правило {rule} не соблюдено, причина записана. Она видна в истории объекта.",
    ),
    # Pool of mentees
    "pool-actualised": Template(
        "Сведения о наставляемых актуализированы",
        "В наставнике нуждаются {mentees:people}. Следующая актуализация – не позднее {next_due:date}.",
    ),
    # The year and its roadmap
    "roadmap-to-approve": Template(
        "Утвердите «дорожную карту»",
        "Куратор подготовил «дорожную карту» наставничества, редакция № {version}. Её утверждает приказ.",
    ),
    "stage-completed": Template("Этап завершён", "Этап № {stage} «дорожной карты» завершён в срок."),
    "stage-completed-late": Template(
        "Этап завершён с опозданием",
        "Этап № {stage} «дорожной карты» завершён позже срока ({due:date}); причина записана.",
    ),
    # The library, other schools, the public section
    "legal-source-changed": Template(
        "Изменился акт, на котором стоит Положение",
        "Акт изменён: {number}, действует с {effective:date}. Проверьте, нужна ли новая редакция Положения.",
    ),
    "school-invited": Template(
        "Вашу школу приглашают",
        "Другая школа приглашает ваших педагогов на {day:date}: {kind:record}. Примите приглашение или откажитесь.",
    ),
    "practice-described": Template(
        "Описана практика", "Описана лучшая практика: {direction:direction}. Её утверждаете вы."
    ),
    "publication-requested": Template("Предложена публикация", "Для раздела на сайте предложено: {kind:publication}."),
    "publication-published": Template(
        "О вас опубликовано",
        "С вашего согласия на сайте школы опубликовано: {kind:publication}. Согласие можно отозвать в любой день.",
    ),
    "publication-withdrawn": Template(
        "Публикация снята",
        "Согласие на распространение отозвано, поэтому с сайта снято: {kind:publication}.",
    ),
    "publication-taken-down": Template("Публикация снята", "С сайта школы снято: {kind:publication}."),
    # Reports
    "report-planned": Template(
        "Запланирован отчёт", "{kind:report}: куратор запланировал, подпишите план вместе с ним."
    ),
    "report-submitted": Template("Утвердите отчёт", "{kind:report}: куратор представил на утверждение."),
    "report-returned": Template("Отчёт возвращён", "{kind:report}: руководитель вернул на доработку."),
    "report-approved": Template("Отчёт утверждён", "{kind:report}: руководитель утвердил."),
    "edition-to-acknowledge": Template(
        "Ознакомьтесь с новой редакцией Положения",
        "Утверждена редакция № {number} Положения о системе наставничества, она действует с {valid_from:date}. "
        "Ознакомьтесь с ней. Идущие программы продолжаются по прежней, пока приказ не переведёт их.",
    ),
}
