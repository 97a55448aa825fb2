"""Lists: paged, filtered, and the same when they are built anew."""

from typing import Any

from registry.views.tables import VIEWS

from tests.registry.town import School, Town, until


def rows(town: Town) -> dict[str, list[dict[str, Any]]]:
    with town.app.database.transaction() as cursor:
        tables = [table.name for table in VIEWS.tables]
        return {table: cursor.execute(f"SELECT * FROM {table} ORDER BY place").fetchall() for table in tables}


def position(town: Town) -> int:
    with town.app.database.transaction() as cursor:
        row = cursor.execute("SELECT position FROM positions WHERE follower = 'views'").fetchone()
    return row["position"] if row else 0


def test_views_built_anew_equal_the_live_ones(school: School, town: Town) -> None:
    school.organised()
    school.mentors("mentor", "other")
    match = school.fixed()
    school.consent("other", "join-match", match)
    school.order("replace-mentor", {"match": str(match), "mentor": str(school.people["other"])})
    asked = {"school": str(school.id), "legal_basis": ["Положение об управлении образования"]}
    school.office("/mentor-registry/requests", asked)
    school.see("head", "/matches")
    head = position(town)
    live = rows(town)
    assert all(live.values())
    town.rebuild()
    until(lambda: position(town) >= head)
    assert rows(town) == live


def test_pages_follow_each_other_without_gap_or_repeat(school: School) -> None:
    whole = [row["id"] for row in school.see("head", "/participants")["items"]]
    paged: list[str] = []
    page = school.see("head", "/participants", limit=3)
    while True:
        paged += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        page = school.see("head", "/participants", limit=3, cursor=page["next"])
    assert len(whole) == 7
    assert paged == whole


def test_lists_are_filtered(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.proposed()
    mentor, mentee = str(school.people["mentor"]), str(school.people["mentee"])

    def ids(path: str, **query: str) -> list[str]:
        return [row["id"] for row in school.see("curator", path, **query)["items"]]

    assert ids("/participants", role="mentor") == [mentor]
    assert ids("/participants", role="mentee", direction="methods") == [mentee]
    assert ids("/participants", role="mentor", direction="ethics") == []
    assert ids("/participants", direction="methods") == [mentor, mentee]
    assert ids("/matches", state="proposed", person=mentee) == [str(match)]
    assert ids("/matches", state="assigned") == []
    assert len(ids("/orders", kind="appoint-mentors")) == 1
    assert school.see("second", "/matches")["items"] == []


def test_the_office_lists_schools(school: School) -> None:
    school.organised()
    found: list[dict[str, Any]] = []
    asked = {"min_position": school.position, "limit": "200"}
    while True:
        page = school.town.client.get("/schools", headers=school.bearer("office", None), params=asked).json()
        found += page["items"]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    own = next(row for row in found if row["id"] == str(school.id))
    assert (own["edition"], own["curator"]) == (1, str(school.people["curator"]))
