"""The words of every notification, by template code. Placeholders are `{field:how}`; `wording.HOW` knows the hows.

A code is stored for ever: words may be polished, but a template that needs other fields gets a new code.
An e-mail leaves the platform, so it never names anybody but its recipient: `email` replaces a text that does.
"""

from typing import NamedTuple


class Template(NamedTuple):
    title: str
    text: str
    email: str | None = None

    @property
    def letter(self) -> str:
        return self.email or self.text


TEMPLATES: dict[str, Template] = {
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
    "pool-due": Template(
        "Скоро срок актуализации",
        "До срока актуализации сведений о тех, кому нужен наставник, – {days:days}: {next_due:date}. "
        "Подтвердите их, даже если ничего не изменилось.",
    ),
    "pool-overdue": Template(
        "Срок актуализации прошёл",
        "Сведения о тех, кому нужен наставник, следовало актуализировать не позднее {next_due:date} (п. 3.4).",
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
    # Pairs and groups
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
    # Programs up to their start
    "program-drafted": Template(
        "Открыт проект программы",
        "Наставник – {mentor:names}, наставляемые – {mentees:names}. Составьте персонализированную программу вместе.",
    ),
    "program-to-agree": Template(
        "Согласуйте программу", "Наставник передал персонализированную программу вам на согласование."
    ),
    "program-submitted": Template(
        "Программа на согласовании", "Наставник {mentor:names} передал программу на согласование наставляемым."
    ),
    "program-agreed-by-one": Template("Наставляемый согласовал программу", "Программу согласовал: {mentee:names}."),
    "program-agreed": Template("Программа согласована", "Все наставляемые согласовали программу."),
    "program-to-review": Template(
        "Рассмотрите программу",
        "Наставник {mentor:names} и все наставляемые согласовали программу. Она ждёт вашего рассмотрения.",
        "Наставник и все наставляемые согласовали программу. Она ждёт вашего рассмотрения.",
    ),
    "program-reviewed": Template("Программа рассмотрена куратором", "Куратор передал программу на утверждение."),
    "program-to-approve": Template(
        "Утвердите программу",
        "Куратор рассмотрел программу наставника {mentor:names}. Она ждёт вашего утверждения.",
        "Куратор рассмотрел персонализированную программу. Она ждёт вашего утверждения.",
    ),
    "program-returned": Template(
        "Программа возвращена на доработку", "Куратор вернул программу. Его замечания – в программе."
    ),
    "program-reopened": Template(
        "Программа снова стала проектом",
        "Программу изменили после передачи на согласование. Прежние согласия с ней не действуют.",
    ),
    "program-approved": Template(
        "Программа утверждена", "Руководитель утвердил программу: с {start:date} до {until:date}."
    ),
    "program-started": Template("Программа началась", "Программа идёт с {start:date} до {until:date}."),
    # Programs that run
    "meeting-scheduled": Template("Назначена встреча", "Встреча {at:moment}, {remote:remote}."),
    "meeting-schedule-set": Template("Установлен график встреч", "График встреч установлен. Встречи – в программе."),
    "meeting-rescheduled": Template("Встреча перенесена", "Встреча перенесена на {at:moment}, {remote:remote}."),
    "meeting-cancelled": Template("Встреча отменена", "Встреча, назначенная на {at:moment}, отменена."),
    "meeting-soon": Template("Напоминание о встрече", "Встреча назначена на {at:moment}, {remote:remote}."),
    "meeting-missed": Template("Встреча не состоялась", "Встреча не состоялась. Договоритесь о новой."),
    "task-assigned": Template("Новое задание", "Наставник дал вам задание. Срок – {due:date}."),
    "task-submitted": Template("Задание выполнено", "{mentee:names}: задание сдано на проверку."),
    "task-accepted": Template("Задание принято", "Наставник принял ваше задание."),
    "task-returned": Template("Задание возвращено", "Наставник вернул задание с замечаниями."),
    "remark-made": Template("Новое замечание к программе", "{by:names}: в программе новое замечание."),
    "competence-assessed": Template(
        "Оценён уровень владения", "Наставник оценил ваш уровень: {direction:direction}. Оценка – в программе."
    ),
    "independence-attested": Template(
        "Самостоятельность подтверждена", "{mentee:names}: наставник подтвердил готовность работать самостоятельно."
    ),
    "recommendation-issued": Template(
        "Указание или рекомендация наставника", "Наставник записал для вас указание или рекомендацию в программе."
    ),
    "recommendation-followed": Template("Рекомендация выполнена", "{mentee:names}: ваша рекомендация выполнена."),
    "development-plan-proposed": Template(
        "План индивидуального развития", "{by:names}: предложен план индивидуального развития. Согласуйте его."
    ),
    "development-plan-approved": Template(
        "План индивидуального развития утверждён", "Куратор утвердил план индивидуального развития."
    ),
    # Changes
    "group-joined": Template("Вы вошли в наставническую группу", "Приказом вы включены в наставническую программу."),
    "group-left": Template(
        "Вы больше не участвуете в программе", "Приказом вы исключены из состава наставнической программы."
    ),
    "group-changed": Template(
        "Изменился состав участников программы", "Наставляемые программы теперь: {mentees:names}."
    ),
    "program-suspended": Template(
        "Программа приостановлена",
        "Программа приостановлена приказом с {since:date}. Встречи не требуются, срок окончания не меняется.",
    ),
    "program-resumed": Template("Программа возобновлена", "Программа возобновлена приказом с {since:date}."),
    "program-moved": Template(
        "Программа переведена на новую редакцию Положения",
        "Приказом программа переведена на другую редакцию Положения. Её параметры – в программе.",
    ),
    "decision-needed": Template(
        "Решите судьбу программы",
        "{person:names}: {cause:cause}. До {due:date} приостановите программу, замените наставника, измените состав "
        "группы или прекратите её.",
        "Участник программы выбыл или отсутствует. До {due:date} приостановите программу, замените наставника, "
        "измените состав группы или прекратите её.",
    ),
    "extension-proposed": Template(
        "Предложено продлить программу",
        "Предложено продлить программу до {until:date}. Нужно согласие каждого участника.",
    ),
    "extension-agreed-by-one": Template("Согласие на продление", "{person:names}: согласие на продление дано."),
    "extension-agreed": Template(
        "Участники согласны продлить программу", "Все участники согласны продлить программу. Теперь нужен приказ."
    ),
    "program-extended": Template(
        "Программа продлена", "Программа продлена приказом: была до {previous_until:date}, теперь до {until:date}."
    ),
    "amendment-proposed": Template(
        "Предложено изменить программу", "Предложено изменить программу. Нужно согласие каждого участника."
    ),
    "program-amended": Template("Программа изменена", "Изменения программы вступили в силу."),
    # Questionnaires
    "survey-opened": Template(
        "Просим ответить на анкету", "Анкета «{form:survey}» ждёт ваших ответов до {due:date} включительно."
    ),
    "survey-closed": Template(
        "Опрос закрыт", "Анкета «{form:survey}»: приглашено {invited:people}, ответили {answered:people}."
    ),
    # Rights of people
    "petition-to-decide": Template(
        "Вам подано обращение", "Подано обращение: {kind:petition}. Решение ждут до {due:date} включительно."
    ),
    "petition-filed": Template(
        "Подано обращение", "Вас касается поданное обращение: {kind:petition}. Решение ждут до {due:date} включительно."
    ),
    "petition-decided": Template(
        "Обращение рассмотрено", "Решение по обращению ({kind:petition}): {outcome:decision}."
    ),
    "petition-withdrawn": Template("Обращение отозвано", "Отозвано обращение: {kind:petition}."),
    "substitute-named": Template(
        "Вы замещаете уроки", "Вам поручено замещение уроков с {since:date} по {until:date} включительно."
    ),
    "file-access-given": Template(
        "Доступ к материалам личного дела", "Вам открыт доступ к материалам личного дела наставляемого до {until:date}."
    ),
    "file-opened-to-mentor": Template(
        "Наставнику открыт доступ к вашему личному делу",
        "Руководитель открыл наставнику доступ к названным материалам вашего личного дела до {until:date}. "
        "О каждом просмотре вы узнаете.",
    ),
    "file-viewed": Template(
        "Просмотрены материалы вашего личного дела", "Наставник просмотрел материал вашего личного дела."
    ),
    "file-access-revoked": Template(
        "Доступ к личному делу прекращён", "Руководитель прекратил доступ наставника к материалам личного дела."
    ),
    "help-requested": Template(
        "Наставляемый просит помощи", "Наставляемый просит вас о помощи. Первый ответ ждут до {due:date} включительно."
    ),
    "help-answered": Template("Ответ на просьбу о помощи", "На просьбу о помощи ответили."),
    "helper-invited": Template(
        "Вас просят помочь наставнику",
        "Наставник просит вас помочь с одним мероприятием программы. Увидеть его можно, дав согласие.",
    ),
    "helper-joined": Template("Коллега согласился помочь", "{helper:names}: согласие помочь с мероприятием дано."),
    "helper-left": Template("Помощи с мероприятием не будет", "Приглашённый коллега в мероприятии не участвует."),
    "mediation-opened": Template(
        "Вас просят о медиации", "Вторая сторона программы просит посредника. Ход медиации видят только её участники."
    ),
    "mediator-asked": Template("Вас просят быть посредником", "Стороны предлагают вам быть посредником в медиации."),
    "mediator-proposed": Template(
        "Предложен посредник", "В вашей медиации предложен посредник. Согласны ли вы на него?"
    ),
    "mediation-begun": Template("Медиация началась", "Стороны и посредник согласны. Переписку видят только они."),
    "mediation-closed": Template("Медиация закончена", "Итог медиации: {outcome:mediation}."),
    # Endings
    "program-ends": Template(
        "Программа заканчивается",
        "До окончания программы – {days:days}: {until:date}. Пора готовить завершение или продление.",
    ),
    "termination-requested": Template(
        "Предложено прекратить программу",
        "Поступило предложение прекратить программу досрочно. Наставник – {mentor:names}. Нужно решение.",
        "Поступило предложение прекратить программу досрочно. Нужно решение.",
    ),
    "termination-to-agree": Template(
        "Предложено прекратить вашу программу",
        "Один из участников программы предложил прекратить её досрочно. Если вы согласны, отметьте это в программе: "
        "с согласия всех решение станет обоюдным. Прекращает программу приказ руководителя.",
    ),
    "termination-hearing": Template(
        "Вас просят объясниться",
        "Куратор предложил прекратить программу досрочно. Ваши пояснения ждут до {hearing_until:date}.",
    ),
    "program-terminated": Template("Программа прекращена", "Программа досрочно прекращена с {ended:date}."),
    "program-completed": Template("Программа завершена", "Программа выполнена полностью и завершена {ended:date}."),
}
