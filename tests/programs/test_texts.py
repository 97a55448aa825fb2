"""Free texts: sealed, never in events or messages, opened for those whom they concern (1H)."""

import psycopg
from contracts.registry import ParticipantForgotten

from tests.programs.school import School, until

SECRETS = ("Дисциплина на уроке", "Ведёт урок сам", "Освоиться в школе", "Тревожится перед уроком")


def test_no_text_is_in_the_log_or_in_the_stream(school: School) -> None:
    pair = school.assign().running()
    pair.do("mentee", "/termination", {"reason": "health", "text": "Тревожится перед уроком"})
    with psycopg.connect(school.town.app.database.dsn) as connection:
        rows = connection.execute("SELECT state FROM programs_events").fetchall()
    log = b"".join(bytes(row[0]) for row in rows).decode()
    until(lambda: any(letter.type == "programs.TerminationRequested" for letter in school.town.registry.heard()))
    stream = "".join(str(letter.headers) + letter.data.decode() for letter in school.town.registry.heard())
    for secret in SECRETS:
        assert secret not in log
        assert secret not in stream
        with psycopg.connect(school.town.app.database.dsn) as connection:
            sealed = b"".join(bytes(row[0]) for row in connection.execute("SELECT ciphertext FROM sealed").fetchall())
        assert secret.encode() not in sealed


def test_people_of_the_program_and_those_who_answer_for_it_read_its_content(school: School) -> None:
    pair = school.assign().planned()
    for who in ("mentor", "mentee", "curator", "head"):
        program = pair.see(who)
        assert program["justification"]["goal"] == "Освоиться в школе"
        assert program["difficulties"][0]["text"] == "Дисциплина на уроке"
        assert program["expected_results"][0]["measure"] == "Три открытых урока"
        assert program["activities"][0]["text"] == "Взаимное посещение уроков"


def test_a_mentee_of_a_group_does_not_read_the_difficulties_and_tasks_of_another(school: School) -> None:
    group = school.assign(mentees=2).running(kinds=["group"])
    group.do("mentor", "/tasks", {"mentee": group.person("mentee"), "text": "План урока", "due": "2025-09-20"})
    own, others = group.see("mentee"), group.see("second")
    assert (own["difficulties"][0]["text"], own["tasks"][0]["text"]) == ("Дисциплина на уроке", "План урока")
    assert (others["difficulties"][0]["text"], others["tasks"][0]["text"]) == (None, None)
    assert group.see("curator")["tasks"][0]["text"] == "План урока"


def test_notes_of_a_meeting_are_for_mentor_and_mentees_only(school: School) -> None:
    pair = school.assign().running()
    meeting = pair.do("mentor", "/meetings", {"at": "2025-09-08T08:00:00+04:00", "remote": False, "topic": "Разбор"})
    pair.do("mentor", f"/meetings/{meeting}/record", {"held": True, "minutes": 30, "note": "Личное"})
    notes = {who: pair.see(who)["meetings"][0]["note"] for who in ("mentor", "mentee", "curator", "head")}
    assert notes == {"mentor": "Личное", "mentee": "Личное", "curator": None, "head": None}


def test_why_somebody_leaves_is_for_him_and_for_those_who_decide(school: School) -> None:
    pair = school.assign().running()
    pair.do("mentee", "/termination", {"reason": "health", "text": "Операция"})
    seen = {who: pair.see(who)["termination"] for who in ("mentee", "curator", "head", "mentor")}
    assert [seen[who]["text"] for who in seen] == ["Операция", "Операция", "Операция", None]
    assert [seen[who]["reason"] for who in seen] == ["health", "health", "health", None]


def test_what_the_curator_holds_against_them_both_sides_may_read_but_not_each_others_statements(school: School) -> None:
    pair = school.assign().running()
    pair.do("curator", "/termination", {"reason": "meetings-missed", "text": "Две встречи сорваны"})
    pair.do("mentor", "/termination/statement", {"text": "Наставляемый не приходил"})
    seen = {who: pair.see(who)["termination"] for who in ("mentor", "mentee", "curator")}
    assert {termination["text"] for termination in seen.values()} == {"Две встречи сорваны"}
    assert [seen[who]["statements"][0]["text"] for who in seen] == [
        "Наставляемый не приходил",
        None,
        "Наставляемый не приходил",
    ]


def test_the_words_of_a_forgotten_person_are_gone_and_the_program_is_still_there(school: School) -> None:
    pair = school.assign().running()
    pair.position = school.tell(ParticipantForgotten(participant=pair.assigned.mentees[0]))
    program = pair.see()
    assert program["state"] == "running"
    assert program["difficulties"][0]["text"] is None
    assert program["justification"]["goal"] is None
